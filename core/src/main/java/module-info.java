/** Model and SPI. No HTTP, no files, no JSON. */
module io.keyaudit.core {
    requires static transitive org.jspecify;

    exports io.keyaudit;
    exports io.keyaudit.spi;
}
