/** Assertions about keys for AssertJ, and a test for each key and rule for JUnit. */
module io.keyaudit.test {
    requires transitive io.keyaudit.core;
    requires io.keyaudit.formats;
    requires static transitive org.jspecify;
    requires transitive org.assertj.core;
    requires transitive org.junit.jupiter.api;

    exports io.keyaudit.test;
}
