package io.keyaudit.lifecycle;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Secret;
import io.keyaudit.Sensitivity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.Capability;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.KeyChange;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.KeyForm;
import io.keyaudit.spi.KeyInventory;
import io.keyaudit.spi.KeyLifecycle;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ScopeResolution;
import io.keyaudit.spi.ScopeTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A made-up service, and its provider, that keeps its keys in memory. The secret of key {@code x} is {@code secret-x}. */
final class KeyService implements PermissionProvider {
    static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    private static final AccessInfo PLAIN = AccessInfo.of("", Sensitivity.LOW);
    private static final ScopeTable SCOPES = ScopeTable.builder()
            .resource("files", PLAIN, PLAIN)
            .scope("files:read", "", "files:read")
            .scope("files:write", "", "files:read", "files:write")
            .build();

    final Map<String, KeySnapshot> keys = new ConcurrentHashMap<>();
    final Queue<String> changes = new ConcurrentLinkedQueue<>();
    Answer answer = (key, snapshot) -> snapshot;
    UnaryOperator<String> onChange = id -> id;
    /** The classes that the provider was called with. */
    final Queue<ClassLoader> classes = new ConcurrentLinkedQueue<>();
    /** What the lifecycle that was opened last was opened with. */
    @Nullable ProviderContext context;

    Optional<ProviderException> refusal = Optional.empty();

    /** What the service answers about a key. */
    interface Answer {
        KeySnapshot of(String id, KeySnapshot snapshot) throws ProviderException;
    }

    KeyService() {
        keys.put("admin", snapshot("admin", List.of("files:write")));
        keys.put("bot", snapshot("bot", List.of("files:write")));
    }

    KeySnapshot key(String id) {
        return Optional.ofNullable(keys.get(id)).orElseThrow();
    }

    static AuditTarget admin() {
        return AuditTarget.builder("portal", "made-up")
                .credential("apiKey", Secret.of("secret-admin"))
                .build();
    }

    static KeySnapshot snapshot(String id, List<String> scopes) {
        ScopeResolution resolved = SCOPES.resolve(scopes);
        return KeySnapshot.builder("made-up", Endpoint.parse("https://made-up.example.com"))
                .permissions(resolved.permissions())
                .nativeScopes(scopes)
                .unrecognizedScopes(resolved.unrecognized())
                .state(KeyState.ACTIVE)
                .attributes(KeyAttributes.unknown()
                        .withId(Fact.known(id))
                        .withLabel(Fact.known(id))
                        .withOwner(Fact.known(new KeyOwner("u1", "Somebody")))
                        .withCreatedAt(Fact.known(NOW))
                        .withExpiresAt(Fact.known(NOW.plus(Duration.ofDays(30)))))
                .evidence(new Evidence(Evidence.Method.INTROSPECTED, List.of("GET /self"), NOW, Map.of()))
                .build();
    }

    @Override
    public String id() {
        return "made-up";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.INVENTORY, Capability.LIFECYCLE);
    }

    @Override
    public ProviderDescription describe() {
        return ProviderDescription.builder("Made up")
                .credentials(CredentialField.secret("apiKey", "The key"))
                .keyForms(KeyForm.prefixed("apiKey", "made-up key", "secret-", "[a-z0-9-]+"))
                .keyFormsComplete()
                .defaultEndpoint(Endpoint.parse("https://made-up.example.com"))
                .scopes(SCOPES)
                .callsPerInspection(1)
                .rateLimit(new RateLimit(1000, Duration.ofSeconds(1)))
                .build();
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        return new ProviderSession() {
            @Override
            public KeySnapshot inspect(Credentials credentials) throws ProviderException {
                String id = credentials.get("apiKey").reveal().substring("secret-".length());
                return answer.of(id, key(id));
            }

            @Override
            public Optional<KeyInventory> inventory() {
                return Optional.of((credentials, report) -> {
                    keys.values().forEach(report);
                    return new KeyListing(keys.size(), KeyListing.Coverage.ALL_USERS, List.of("GET /keys"));
                });
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Optional<KeyLifecycle> openLifecycle(ProviderContext context) {
        this.context = context;
        noteClasses();
        return Optional.of(new Changes());
    }

    private void noteClasses() {
        classes.add(Thread.currentThread().getContextClassLoader());
    }

    /** Notes each change, and makes it. */
    private final class Changes implements KeyLifecycle {
        @Override
        public KeySnapshot preview(KeyDraft draft) {
            noteClasses();
            return snapshot(draft.name(), draft.scopes());
        }

        @Override
        public CreatedKey create(Credentials credentials, KeyDraft draft) throws ProviderException {
            String id = draft.name() + "-" + keys.size();
            note("create " + id);
            keys.put(id, snapshot(id, draft.scopes()));
            return new CreatedKey(Secret.of("secret-" + id), key(id));
        }

        @Override
        public void change(Credentials credentials, String id, KeyChange change) throws ProviderException {
            note("change " + onChange.apply(id));
            keys.computeIfPresent(
                    id,
                    (same, key) -> key.toBuilder()
                            .state(change.active().orElse(true) ? KeyState.ACTIVE : KeyState.INACTIVE)
                            .build());
        }

        @Override
        public void revoke(Credentials credentials, String id) throws ProviderException {
            note("revoke " + id);
            keys.remove(id);
        }

        private void note(String change) throws ProviderException {
            noteClasses();
            if (refusal.isPresent()) {
                throw new ProviderException(
                        refusal.get().kind(), String.valueOf(refusal.get().getMessage()));
            }
            changes.add(change);
        }

        @Override
        public void close() {}
    }

    /** A refusal whose message repeats the secret of the key that asks. */
    static ProviderException refusalWithSecret() {
        return new ProviderException(FailureKind.REJECTED, "no: secret-admin");
    }
}
