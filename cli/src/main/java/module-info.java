/** The keyaudit command. Providers are found by the auditor; only what reads descriptions of services is required here. */
module io.keyaudit.cli {
    requires info.picocli;
    requires io.keyaudit.core;
    requires io.keyaudit.declarative;
    requires io.keyaudit.formats;
    requires io.keyaudit.redis;
    requires io.keyaudit.sandbox;
    requires io.keyaudit.secrets;
    requires java.logging;
    requires static transitive org.jspecify;

    exports io.keyaudit.cli;

    opens io.keyaudit.cli to
            info.picocli;
}
