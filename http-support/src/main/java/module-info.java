/** What every provider of an HTTP service shares. */
module io.keyaudit.http {
    requires transitive io.keyaudit.core;
    requires transitive feign.core;
    requires jdk.jfr;
    requires org.bouncycastle.provider;
    requires tools.jackson.core;

    exports io.keyaudit.http;
    exports io.keyaudit.http.nonce;
    exports io.keyaudit.http.signing;
}
