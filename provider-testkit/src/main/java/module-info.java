/** The contract that every provider keeps, as tests for its author. */
module io.keyaudit.testkit {
    requires transitive io.keyaudit.core;
    requires java.logging;
    requires transitive org.junit.jupiter.api;

    exports io.keyaudit.testkit;

    uses io.keyaudit.spi.ProviderSource;

    opens io.keyaudit.testkit to
            org.junit.platform.commons;
}
