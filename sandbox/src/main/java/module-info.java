/** DocSpace and exchanges on loopback, for demonstrations and tests. */
module io.keyaudit.sandbox {
    requires static transitive org.jspecify;
    requires jdk.httpserver;

    exports io.keyaudit.sandbox;
}
