/** YAML read strictly: with positions, and with all problems at once. */
module io.keyaudit.yaml {
    requires transitive io.keyaudit.core;
    requires static transitive org.jspecify;
    requires org.snakeyaml.engine;

    exports io.keyaudit.yaml;
}
