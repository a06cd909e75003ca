package io.keyaudit.declarative.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.declarative.DeclarativeProviders;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.VirtualTicker;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads seeded random keys of a service on loopback that answers as documented, and holds each reading against a table
 * that was written apart from the service's file. The system property {@code keyaudit.declarative.keys} sets how many.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServiceContract {
    static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private static final int KEYS_PER_SEED = 50;
    private static final int KEYS = Integer.getInteger("keyaudit.declarative.keys", 200);

    private static final List<PermissionProvider> PROVIDERS = new DeclarativeProviders().providers();

    private final String id;
    private final FactTable table;
    private final PermissionProvider provider;
    private LoopbackService service = new LoopbackService();

    ServiceContract(String id) {
        this.id = id;
        this.table = FactTable.read(id);
        this.provider = provider(id);
    }

    private static PermissionProvider provider(String id) {
        return PROVIDERS.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Returns a key with these scopes and all that the service says of it; empty if it states no list of them. */
    abstract Conversation key(Optional<List<String>> scopes, Random random);

    /** Returns answers to the first request that are no reading. */
    abstract Stream<Refusal> refusals();

    /** Returns keys of kinds that the service cannot be asked about. */
    Stream<String> unsupported() {
        return Stream.of();
    }

    /** Returns what is to be read. */
    Expectation expected(FactTable facts, Optional<List<String>> scopes) {
        return facts.expected(scopes);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Math.max(1, KEYS / KEYS_PER_SEED));
    }

    @BeforeEach
    void start() {
        service = new LoopbackService();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyKeyIsReadAsDocumented(long seed) throws ProviderException {
        Random random = new Random(seed);
        for (int i = 0; i < KEYS_PER_SEED; i++) {
            Optional<List<String>> scopes = RandomScopes.next(table, random);
            String name = id + ", key " + i + " of seed " + seed + ", scopes " + scopes;
            check(name, key(scopes, random), expected(table, scopes));
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void noReadingComesFromARefusal(Refusal refusal) {
        Conversation conversation = key(Optional.of(List.of(table.scopes().get(0))), new Random(1));
        assertThat(failure(conversation.answered(refusal.reply())).kind()).isEqualTo(refusal.kind());
        assertThat(service.undocumented()).isEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("unsupported")
    void nothingIsSentForAKindThatCannotBeAskedAbout(String token) {
        Conversation usual = key(Optional.of(List.of(table.scopes().get(0))), new Random(1));
        Map<String, String> credentials = new HashMap<>(usual.credentials());
        credentials.put(mainCredential(), token);
        ProviderException failure =
                failure(new Conversation(credentials, usual.options(), usual.base(), usual.exchanges(), Map.of()));
        assertThat(failure.kind()).isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(service.requests()).isZero();
    }

    /** Returns the scopes as a list in JSON. */
    static Object list(Optional<List<String>> scopes) {
        return scopes.<Object>map(names -> names).orElse(Json.ABSENT);
    }

    /** Returns the credential whose form shows the kind of key. */
    String mainCredential() {
        return "token";
    }

    final ProviderException failure(Conversation conversation) {
        return catchThrowableOfType(ProviderException.class, () -> inspect(conversation));
    }

    final void check(String name, Conversation conversation, Expectation expected) throws ProviderException {
        if (expected.failure().isPresent()) {
            assertThat(failure(conversation).kind())
                    .as(name)
                    .isEqualTo(expected.failure().get());
            return;
        }
        int before = service.requests();
        KeySnapshot snapshot = inspect(conversation);
        assertThat(service.undocumented()).as(name).isEmpty();
        assertThat(service.requests() - before)
                .as(name)
                .isEqualTo(conversation.exchanges().size());
        assertThat(wrong(snapshot, expected)).as(name).isEmpty();
        assertThat(snapshot.permissions().unrestricted()).as(name).isEqualTo(expected.unrestricted());
        assertThat(snapshot.unrecognizedScopes()).as(name).containsExactlyInAnyOrderElementsOf(expected.unrecognized());
        checkFacts(name, snapshot, new TreeMap<>(conversation.facts()));
    }

    /** Returns the pairs that differ: what is denied can be unknown beside a name that is not recognized, nothing else. */
    private static Map<String, String> wrong(KeySnapshot snapshot, Expectation expected) {
        boolean doubtful = !expected.unrecognized().isEmpty();
        Map<String, String> wrong = new TreeMap<>();
        Map<String, String> missing = new TreeMap<>(expected.pairs());
        snapshot.permissions().permissions().forEach(permission -> {
            String right = missing.remove(permission.resource());
            String allowed = right == null ? (doubtful ? Pairs.UNKNOWN : "not listed") : right;
            String pattern = allowed.replace("?", "\\?");
            if (!permission.pair().matches(doubtful ? pattern.replace("-", "[-?]") : pattern)) {
                wrong.put(permission.resource(), permission.pair() + " in place of " + allowed);
            }
        });
        missing.forEach((resource, right) -> wrong.put(resource, "nothing in place of " + right));
        return wrong;
    }

    private static void checkFacts(String name, KeySnapshot snapshot, Map<String, String> facts) {
        String state = facts.remove("state");
        assertThat(snapshot.state().text()).as(name).matches(state == null ? "active|unknown" : state);
        boolean managesKeys = "true".equals(facts.remove("managesKeys"));
        assertThat(snapshot.attributes().managesKeys().equals(Fact.known(true)))
                .as(name + ", manages keys")
                .isEqualTo(managesKeys);
        Map<String, String> read = StatedFacts.of(snapshot.attributes());
        String restrictions = facts.getOrDefault("restrictions", "");
        if (read.containsKey("restrictions") && !restrictions.isEmpty() && !restrictions.equals("none")) {
            assertThat(read.remove("restrictions")).as(name).contains(restrictions.split(";", -1));
            facts.remove("restrictions");
        }
        assertThat(read).as(name).isEqualTo(facts);
    }

    private KeySnapshot inspect(Conversation conversation) throws ProviderException {
        service.converse(conversation.exchanges());
        Map<String, Secret> secrets = new HashMap<>();
        conversation.credentials().forEach((field, value) -> secrets.put(field, Secret.of(value)));
        VirtualTicker ticker = new VirtualTicker();
        ProviderContext context = new ProviderContext(
                Endpoint.parse(service.address() + conversation.base()),
                provider.describe().optionValues(conversation.options()),
                Clock.fixed(NOW, ZoneOffset.UTC),
                ticker,
                Timeouts.DEFAULT,
                RateLimiters.create(ticker));
        try (ProviderSession session = provider.open(context)) {
            return session.inspect(Credentials.of(secrets));
        }
    }
}
