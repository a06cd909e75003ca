/** Reads secrets from where they are kept: variables, files, and helpers such as a vault's command. */
module io.keyaudit.secrets {
    requires transitive io.keyaudit.core;
    requires transitive io.keyaudit.yaml;
    requires static transitive org.jspecify;
    requires tools.jackson.core;

    exports io.keyaudit.secrets;

    uses io.keyaudit.spi.SecretSource;
}
