/** Model, SPI, auditor and policy. No HTTP, no files, no JSON. */
module io.keyaudit.core {
    requires jdk.jfr;
    requires static transitive org.jspecify;

    exports io.keyaudit;
    exports io.keyaudit.audit;
    exports io.keyaudit.drift;
    exports io.keyaudit.intake;
    exports io.keyaudit.lifecycle;
    exports io.keyaudit.policy;
    exports io.keyaudit.providers;
    exports io.keyaudit.spi;
    exports io.keyaudit.text;

    uses io.keyaudit.spi.PermissionProvider;
    uses io.keyaudit.spi.ProviderSource;
}
