/** Rate limits and nonces that machines share over Redis or Valkey. */
module io.keyaudit.redis {
    requires transitive io.keyaudit.core;
    requires static transitive org.jspecify;
    requires lettuce.core;

    exports io.keyaudit.redis;
}
