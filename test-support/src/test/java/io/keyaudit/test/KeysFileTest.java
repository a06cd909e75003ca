package io.keyaudit.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.keyaudit.Severity;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.PortalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

class KeysFileTest {
    private static final String FOLDER = "target/keys-file-test/";
    private static DocSpaceService portal;

    @BeforeAll
    static void writeKeys() throws IOException {
        portal = DocSpaceService.start();
        Path folder = Files.createDirectories(Path.of(FOLDER));
        Files.writeString(folder.resolve("reader"), portal.createKey(PortalKey.of("reader", List.of("files:read"))));
        Files.writeString(folder.resolve("admin"), portal.createKey(PortalKey.unrestricted("admin")));
        Files.writeString(folder.resolve("revoked"), "sk-" + "0".repeat(64));
        Files.writeString(folder.resolve("keys.yaml"), """
                version: 1
                keys:
                - {name: reader, provider: docspace, endpoint: "%1$s", credentials: {apiKey: "file:reader"}}
                - {name: admin, provider: docspace, endpoint: "%1$s", credentials: {apiKey: "file:admin"}}
                - {name: revoked, provider: docspace, endpoint: "%1$s", credentials: {apiKey: "file:revoked"}}
                """.formatted(portal.endpoint()));
        Files.writeString(folder.resolve("policy.yaml"), """
                version: 1
                name: ours
                rules:
                - {id: no-writing, title: No key writes files, severity: high, forbid: ["files:write"]}
                - {id: no-rooms, title: No key writes rooms, severity: low, forbid: ["rooms:write"]}
                - {id: expiry, title: Keys end, severity: info, expect: {expiresWithin: 90d}}
                - {id: addresses, title: Keys are bound to addresses, severity: high, expect: {addressRestricted: true}}
                - {id: others, title: For other keys, severity: high, match: {keys: ["reader"]}, require: ["files:read"]}
                """);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @KeysFile(value = FOLDER + "keys.yaml", policy = FOLDER + "policy.yaml", failOn = Severity.MEDIUM)
    static class EveryKey {
        @TestFactory
        Stream<DynamicNode> keepsThePolicy(AuditedKeys keys) {
            return keys.tests();
        }
    }

    @KeysFile(FOLDER + "keys.yaml")
    static class OneKey {
        @Test
        void readsOnly(AuditedKeys keys) {
            KeyAssertions.assertThat(keys.outcome("reader")).isAtMost("files:read", "portal:*");
        }

        @Test
        void writes(AuditedKeys keys) {
            KeyAssertions.assertThat(keys.outcome("admin")).cannot("files:write");
        }

        @Test
        void isNotListed(AuditedKeys keys) {
            keys.outcome("nobody");
        }
    }

    @KeysFile(FOLDER + "missing.yaml")
    static class NoFile {
        @Test
        void asks(AuditedKeys keys) {
            keys.compliance();
        }
    }

    @Test
    void eachKeyAndRuleIsATest() {
        EngineExecutionResults results = run(EveryKey.class);
        assertThat(results.containerEvents().failed().list()).isEmpty();
        assertThat(names(results.testEvents().succeeded().stream()))
                .containsExactlyInAnyOrder(
                        "reader/read", "reader/no-writing", "reader/no-rooms", "reader/others", "admin/read");
        assertThat(names(results.testEvents().failed().stream()))
                .containsExactlyInAnyOrder(
                        "admin/no-writing",
                        "revoked/read",
                        "reader/addresses",
                        "admin/addresses",
                        "all keys/addresses: docspace");
        assertThat(names(results.testEvents().aborted().stream()))
                .contains("admin/no-rooms", "admin/others", "revoked/no-writing");
    }

    @Test
    void oneKeyIsAssertedAbout() {
        EngineExecutionResults results = run(OneKey.class);
        assertThat(names(results.testEvents().succeeded().stream())).hasSize(1);
        assertThat(names(results.testEvents().failed().stream())).hasSize(2);
    }

    @Test
    void aMissingFileFailsItsTests() {
        assertThat(run(NoFile.class).testEvents().failed().count()).isEqualTo(1);
    }

    private static EngineExecutionResults run(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute();
    }

    private static List<String> names(Stream<Event> events) {
        return events.map(event -> event.getTestDescriptor())
                .map(test -> test.getParent().orElseThrow().getDisplayName() + "/" + test.getDisplayName())
                .toList();
    }
}
