/** The keys file, and the reports that are made of an audit. */
module io.keyaudit.formats {
    requires transitive io.keyaudit.core;
    requires transitive io.keyaudit.yaml;
    requires static transitive org.jspecify;
    requires tools.jackson.core;

    exports io.keyaudit.formats;
}
