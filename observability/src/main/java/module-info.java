/** Audits as observations of Micrometer or spans of OpenTelemetry; each is needed only by those who use it. */
module io.keyaudit.observability {
    requires transitive io.keyaudit.core;
    requires static transitive io.opentelemetry.api;
    requires static io.opentelemetry.context;
    requires static transitive micrometer.observation;
    requires static micrometer.commons;
    requires static transitive org.jspecify;

    exports io.keyaudit.observability;
}
