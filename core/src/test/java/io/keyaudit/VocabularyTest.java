package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The words in files and reports: changing one breaks its readers. */
class VocabularyTest {
    @Test
    void accesses() {
        assertThat(Access.values()).extracting(Access::text).containsExactly("read", "write");
    }

    @Test
    void grants() {
        assertThat(Grant.values()).extracting(Grant::text).containsExactly("granted", "denied", "unknown");
    }

    @Test
    void keyStates() {
        assertThat(KeyState.values())
                .extracting(KeyState::text)
                .containsExactly("active", "inactive", "expired", "unknown");
    }

    @Test
    void sensitivitiesAscend() {
        assertThat(Sensitivity.values())
                .extracting(Sensitivity::text)
                .containsExactly("low", "moderate", "high", "critical");
    }

    @Test
    void traits() {
        assertThat(Arrays.stream(Trait.values()).map(Trait::text))
                .containsExactly(
                        "moves-money",
                        "moves-internally",
                        "trades",
                        "grants-access",
                        "manages-keys",
                        "changes-settings",
                        "changes-content",
                        "reads-content",
                        "runs-code",
                        "reads-secrets",
                        "speaks-as-owner",
                        "reads-personal-data",
                        "reads-financial-data");
    }

    @Test
    void failureKinds() {
        assertThat(Arrays.stream(FailureKind.values()).map(FailureKind::text))
                .containsExactly(
                        "rejected",
                        "forbidden",
                        "rate-limited",
                        "unavailable",
                        "timeout",
                        "protocol",
                        "configuration",
                        "unsupported",
                        "cancelled",
                        "internal");
    }

    @Test
    void factKinds() {
        assertThat(Arrays.stream(FactKind.values()).map(FactKind::text))
                .containsExactly(
                        "id",
                        "label",
                        "hint",
                        "owner",
                        "owner-state",
                        "creation",
                        "last-use",
                        "expiry",
                        "state",
                        "key-management",
                        "allowed-addresses",
                        "not-before",
                        "restrictions",
                        "environment");
    }

    @Test
    void environments() {
        assertThat(Environment.values()).extracting(Environment::text).containsExactly("production", "test");
    }

    @Test
    void evidenceMethods() {
        assertThat(Evidence.Method.values())
                .extracting(Evidence.Method::text)
                .containsExactly("introspected", "inferred");
    }
}
