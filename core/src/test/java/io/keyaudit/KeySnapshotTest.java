package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class KeySnapshotTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void copiesItsScopes() {
        List<String> scopes = new ArrayList<>(List.of("files:read", "new:read"));
        List<String> unrecognized = new ArrayList<>(List.of("new:read"));
        KeySnapshot snapshot = new KeySnapshot(
                "portal",
                Endpoint.parse("https://portal.example.com"),
                PermissionSet.of(List.of()),
                scopes,
                unrecognized,
                KeyState.ACTIVE,
                KeyAttributes.unknown(),
                new Evidence(Evidence.Method.INTROSPECTED, List.of(), NOW, Map.of()));
        scopes.clear();
        unrecognized.clear();
        assertThat(snapshot.nativeScopes()).containsExactly("files:read", "new:read");
        assertThat(snapshot.unrecognizedScopes()).containsExactly("new:read");
    }

    @Test
    void evidenceCopiesCallsAndDetails() {
        List<String> calls = new ArrayList<>(List.of("GET /keys/@self", "GET /keys/@self"));
        Map<String, String> details = new TreeMap<>(Map.of("nonce", "1"));
        Evidence evidence = new Evidence(Evidence.Method.INFERRED, calls, NOW, details);
        calls.clear();
        details.clear();
        assertThat(evidence.calls()).containsExactly("GET /keys/@self", "GET /keys/@self");
        assertThat(evidence.requests()).isEqualTo(2);
        assertThat(evidence.details()).containsExactly(Map.entry("nonce", "1"));
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> evidence.details().clear());
    }

    @Test
    void evidenceGivesItsDetailsInTheSameOrderInEveryRun() {
        Map<String, String> details = Map.of("c", "3", "a", "1", "d", "4", "b", "2");
        assertThat(new Evidence(Evidence.Method.INFERRED, List.of(), NOW, details).details())
                .containsExactly(Map.entry("a", "1"), Map.entry("b", "2"), Map.entry("c", "3"), Map.entry("d", "4"));
    }
}
