import io.keyaudit.declarative.DeclarativeProviders;
import io.keyaudit.spi.ProviderSource;

/** Services described in YAML. */
module io.keyaudit.declarative {
    requires transitive io.keyaudit.core;
    requires io.keyaudit.http;
    requires transitive io.keyaudit.yaml;
    requires static transitive org.jspecify;

    exports io.keyaudit.declarative;

    provides ProviderSource with
            DeclarativeProviders;
}
