package io.keyaudit.declarative.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.ProviderException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
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
    private final LoopbackReading reading;

    ServiceContract(String id) {
        this.id = id;
        this.table = FactTable.read(id);
        this.reading = new LoopbackReading(id);
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
            check(name, key(scopes, random), expected(table, scopes));
        }
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void noReadingComesFromARefusal(Refusal refusal) {
        Conversation conversation = key(Optional.of(List.of(table.scopes().get(0))), new Random(1));
        assertThat(reading.failure(conversation.answered(refusal.reply()))).isEqualTo(refusal.kind());
        assertThat(reading.undocumented()).isEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("unsupported")
    void nothingIsSentForAKindThatCannotBeAskedAbout(String token) {
        Conversation usual = key(Optional.of(List.of(table.scopes().get(0))), new Random(1));
        Map<String, String> credentials = new HashMap<>(usual.credentials());
        credentials.put(mainCredential(), token);
        int before = reading.requests();
        assertThat(reading.failure(
                        new Conversation(credentials, usual.options(), usual.base(), usual.exchanges(), Map.of())))
                .isEqualTo(FailureKind.UNSUPPORTED);
        assertThat(reading.requests()).isEqualTo(before);
    }

    /** Returns the scopes as a list in JSON. */
    static Object list(Optional<List<String>> scopes) {
        return scopes.<Object>map(names -> names).orElse(Json.ABSENT);
    }

    /** Returns the credential whose form shows the kind of key. */
    String mainCredential() {
        return "token";
    }

    private void check(String name, Conversation conversation, Expectation expected) throws ProviderException {
        if (expected.failure().isPresent()) {
            assertThat(reading.failure(conversation))
                    .as(name)
                    .isEqualTo(expected.failure().get());
            return;
        }
        int before = reading.requests();
        KeySnapshot snapshot = reading.inspect(conversation);
        assertThat(reading.undocumented()).as(name).isEmpty();
        assertThat(reading.requests() - before)
                .as(name)
                .isEqualTo(conversation.exchanges().size());
        Comparison.check(name, snapshot, expected, conversation.facts());
    }
}
