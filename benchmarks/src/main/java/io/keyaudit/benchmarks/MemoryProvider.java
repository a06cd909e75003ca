package io.keyaudit.benchmarks;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Secret;
import io.keyaudit.Sensitivity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A service without any network: what keyaudit itself needs for many keys. Thread-safe. */
final class MemoryProvider implements PermissionProvider {
    static final String ID = "memory";

    private static final String KEY = "apiKey";
    private static final ScopeTable TABLE = ScopeTable.builder()
            .source("made up")
            .resource(
                    "files",
                    AccessInfo.of("Read files", Sensitivity.MODERATE),
                    AccessInfo.of("Change files", Sensitivity.HIGH))
            .scope("files:read", "Reads files", "files:read")
            .scope("files:write", "Reads and changes files", "files:rw")
            .build();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ProviderDescription describe() {
        return ProviderDescription.builder("Memory")
                .defaultEndpoint(Endpoint.parse("https://memory.example.com"))
                .credentials(CredentialField.secret(KEY, "the key, a number"))
                .scopes(TABLE)
                .calls("none")
                .source("made up")
                .build();
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        return new ProviderSession() {
            @Override
            public KeySnapshot inspect(Credentials credentials) {
                return snapshot(context, Integer.parseInt(credentials.get(KEY).reveal()));
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    private static KeySnapshot snapshot(ProviderContext context, int number) {
        List<String> scopes = List.of(number % 3 == 0 ? "files:write" : "files:read");
        Instant now = context.clock().instant();
        return new KeySnapshot(
                ID,
                context.endpoint(),
                TABLE.resolve(scopes).permissions(),
                scopes,
                List.of(),
                KeyState.ACTIVE,
                KeyAttributes.unknown()
                        .withId(Fact.known("id-" + number))
                        .withOwner(Fact.known(new KeyOwner("owner-" + number % 100, "Owner")))
                        .withExpiresAt(Fact.known(now.plus(Duration.ofDays(30)))),
                new Evidence(Evidence.Method.INTROSPECTED, List.of("none"), now, Map.of()));
    }

    /** Returns so many keys, each made when it is taken. */
    static Iterable<AuditTarget> keys(int count) {
        return () -> keyStream(count);
    }

    private static Iterator<AuditTarget> keyStream(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> AuditTarget.builder("key" + number, ID)
                        .credential(KEY, Secret.of(String.valueOf(number)))
                        .build())
                .iterator();
    }
}
