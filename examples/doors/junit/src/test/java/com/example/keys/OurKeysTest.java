package com.example.keys;

import static io.keyaudit.test.KeyAssertions.assertThat;

import io.keyaudit.test.AuditedKeys;
import io.keyaudit.test.KeysFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@KeysFile(value = "target/keys/keys.yaml", policy = "../policy.yaml")
class OurKeysTest {
    @TestFactory
    Stream<DynamicNode> keepThePolicy(AuditedKeys keys) {
        return keys.tests();
    }

    @Test
    void theReaderReadsOrdersOnly(AuditedKeys keys) {
        assertThat(keys.outcome("reader")).isAtMost("orders:read").cannot("withdraw:write");
    }
}
