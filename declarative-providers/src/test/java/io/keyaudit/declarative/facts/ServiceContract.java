package io.keyaudit.declarative.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.ProviderException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reads seeded random keys of a service on loopback that answers as documented, and holds each reading against a table
 * that was written apart from the service's file. The system property {@code keyaudit.declarative.keys} sets how many.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ServiceContract {
    private static final int KEYS_PER_SEED = 50;
    private static final int KEYS = Integer.getInteger("keyaudit.declarative.keys", 200);

    private final String id;
    private final FactTable table;

    @SuppressWarnings("NullAway.Init")
    private LoopbackReading reading;

    ServiceContract(String id) {
        this.id = id;
        this.table = FactTable.read(id);
    }

    /** Returns a key with these scopes and all that the service says of it; empty if it states no list of them. */
    abstract Conversation key(Optional<List<String>> scopes, Random random);

    /** Returns a list of scopes that keys can have. */
    Optional<List<String>> someScopes() {
        return Optional.of(List.of(table.scopes().get(0)));
    }

    /** Returns what is to be read of a key with these scopes. */
    Expectation expected(Optional<List<String>> scopes) {
        return expected(table, scopes);
    }

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

    @BeforeAll
    void start() {
        reading = new LoopbackReading(id);
    }

    @AfterAll
    void stop() {
        reading.close();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyKeyIsReadAsDocumented(long seed) throws ProviderException {
        Random random = new Random(seed);
        for (int i = 0; i < KEYS_PER_SEED; i++) {
            Optional<List<String>> scopes = RandomScopes.next(table, random);
            String name = id + ", key " + i + " of seed " + seed + ", scopes " + scopes;
            check(reading, name, key(scopes, random), expected(table, scopes));
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void noReadingComesFromARefusal(Refusal refusal) {
        requireRefusal(reading, refusal);
    }

    private void requireRefusal(Reading tried, Refusal refusal) {
        Conversation conversation = key(someScopes(), new Random(1));
        assertThat(failure(tried, conversation.answered(refusal.reply()))).isEqualTo(refusal.kind());
        assertThat(tried.undocumented()).isEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("unsupported")
    void nothingIsSentForAKindThatCannotBeAskedAbout(String token) {
        requireUnsupported(reading, token);
    }

    private void requireUnsupported(Reading tried, String token) {
        Conversation usual = key(someScopes(), new Random(1));
        Map<String, String> credentials = new HashMap<>(usual.credentials());
        credentials.put(mainCredential(), token);
        int before = tried.requests();
        assertThat(failure(
                        tried,
                        new Conversation(credentials, usual.options(), usual.base(), usual.exchanges(), Map.of())))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(tried.requests()).isEqualTo(before);
    }

    /** Returns the scopes as a list in JSON. */
    static Object list(Optional<List<String>> scopes) {
        return scopes.<Object>map(names -> names).orElse(Json.ABSENT);
    }

    /** Returns the credential whose form shows the kind of key. */
    String mainCredential() {
        return "token";
    }

    private static void check(Reading tried, String name, Conversation conversation, Expectation expected)
            throws ProviderException {
        if (expected.failure().isPresent()) {
            assertThat(failure(tried, conversation))
                    .as(name)
                    .isEqualTo(expected.failure().get());
            return;
        }
        int before = tried.requests();
        KeySnapshot snapshot = tried.inspect(conversation);
        assertThat(tried.undocumented()).as(name).isEmpty();
        assertThat(tried.requests() - before)
                .as(name)
                .isEqualTo(conversation.exchanges().size());
        Comparison.check(name, snapshot, expected, conversation.facts());
    }

    /** Returns why a key is not read. */
    static FailureKind failure(Reading tried, Conversation conversation) {
        ProviderException failure = catchThrowableOfType(ProviderException.class, () -> tried.inspect(conversation));
        assertThat(failure).isNotNull();
        return failure.kind();
    }

    /**
     * Holds a reading of this service against the facts: no list, no scopes, each scope alone, each refusal and each kind of
     * key that cannot be asked about.
     *
     * @throws AssertionError if it differs
     * @throws ProviderException if a key cannot be read
     */
    void requireFacts(Reading tried) throws ProviderException {
        List<Optional<List<String>>> lists = new ArrayList<>();
        if (table.canBe("absent")) {
            lists.add(Optional.empty());
        }
        if (table.canBe("empty")) {
            lists.add(Optional.of(List.of()));
        }
        Stream.concat(table.scopes().stream(), table.unknownNames().stream())
                .forEach(scope -> lists.add(Optional.of(List.of(scope))));
        for (int i = 0; i < lists.size(); i++) {
            check(tried, id + " " + lists.get(i), key(lists.get(i), new Random(i)), expected(table, lists.get(i)));
        }
        refusals().forEach(refusal -> requireRefusal(tried, refusal));
        unsupported().forEach(token -> requireUnsupported(tried, token));
    }
}
