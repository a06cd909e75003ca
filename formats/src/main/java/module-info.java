/** Files in and reports out: keys, policies, snapshots and journals; one package for each format of reports. */
module io.keyaudit.formats {
    requires transitive io.keyaudit.core;
    requires transitive io.keyaudit.secrets;
    requires transitive io.keyaudit.yaml;
    requires static transitive org.jspecify;
    requires java.xml;
    requires tools.jackson.core;

    exports io.keyaudit.formats;
    exports io.keyaudit.formats.explain;
    exports io.keyaudit.formats.file;
    exports io.keyaudit.formats.journal;
    exports io.keyaudit.formats.keys;
    exports io.keyaudit.formats.leaks;
    exports io.keyaudit.formats.policy;
    exports io.keyaudit.formats.report;
    exports io.keyaudit.formats.shard;
    exports io.keyaudit.formats.snapshot;
    exports io.keyaudit.formats.table;
}
