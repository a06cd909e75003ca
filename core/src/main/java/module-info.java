/** The model: what an API key may do, whatever the service. */
module io.keyaudit.core {
    requires static transitive org.jspecify;

    exports io.keyaudit;
}
