package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Secret;
import io.keyaudit.Sensitivity;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ScopeTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A provider of a made-up service that answers as a test wants. Its keys are their names. */
public final class StubProvider implements PermissionProvider {
    static final String ID = "stub";
    static final Endpoint ENDPOINT = Endpoint.parse("https://stub.example.com");

    final Queue<ProviderContext> opened = new ConcurrentLinkedQueue<>();
    final Queue<ProviderContext> closed = new ConcurrentLinkedQueue<>();

    private final Inspect inspect;
    private Opening opening = context -> {};
    private Runnable closing = () -> {};

    StubProvider(Inspect inspect) {
        this.inspect = inspect;
    }

    /** How a key is inspected. */
    interface Inspect {
        KeySnapshot inspect(String key, ProviderContext context) throws ProviderException, InterruptedException;
    }

    /** What happens while a session is opened. */
    interface Opening {
        void open(ProviderContext context) throws ProviderException;
    }

    /** A provider that reads every key. */
    public static StubProvider reading() {
        return new StubProvider((key, context) -> snapshot(context));
    }

    static KeySnapshot snapshot(ProviderContext context) {
        return new KeySnapshot(
                ID,
                context.endpoint(),
                PermissionSet.of(List.of(
                        new Permission("files", Grant.GRANTED, Grant.DENIED),
                        new Permission("rooms", Grant.DENIED, Grant.DENIED))),
                List.of("files:read"),
                List.of(),
                KeyState.ACTIVE,
                KeyAttributes.unknown(),
                new Evidence(Evidence.Method.INTROSPECTED, List.of("GET /self"), Instant.EPOCH, Map.of()));
    }

    static AuditTarget target(String key) {
        return AuditTarget.builder(key, ID).credential("apiKey", Secret.of(key)).build();
    }

    /** Targets k0, k1 and so on. */
    static List<AuditTarget> targets(int count) {
        List<AuditTarget> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            targets.add(target("k" + i));
        }
        return targets;
    }

    StubProvider onOpen(Opening action) {
        opening = action;
        return this;
    }

    StubProvider onClose(Runnable action) {
        closing = action;
        return this;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public ProviderDescription describe() {
        AccessInfo plain = AccessInfo.of("", Sensitivity.LOW);
        return ProviderDescription.builder("Stub")
                .credentials(
                        CredentialField.secret("apiKey", "The key"),
                        CredentialField.secret("proof", "More of it").optional())
                .defaultEndpoint(ENDPOINT)
                .options(OptionField.choice("mode", "How", List.of("fast", "gentle"), "fast"))
                .scopes(ScopeTable.builder()
                        .resource("files", plain, plain)
                        .resource("rooms", plain, plain)
                        .undocumentedResource("attic", plain, plain)
                        .build())
                .callsPerInspection(1)
                .rateLimit(new RateLimit(1, Duration.ofSeconds(60)))
                .build();
    }

    @Override
    public ProviderSession open(ProviderContext context) throws ProviderException {
        opening.open(context);
        opened.add(context);
        return new ProviderSession() {
            @Override
            public KeySnapshot inspect(Credentials credentials) throws ProviderException {
                try {
                    return inspect.inspect(credentials.get("apiKey").reveal(), context);
                } catch (InterruptedException interrupted) {
                    throw new ProviderException(FailureKind.CANCELLED, "interrupted");
                }
            }

            @Override
            public void close() {
                closed.add(context);
                closing.run();
            }
        };
    }
}
