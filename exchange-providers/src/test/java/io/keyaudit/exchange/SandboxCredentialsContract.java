package io.keyaudit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.sandbox.ExchangeKey;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.KeyPairs;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.testkit.VirtualTicker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Hands an exchange's provider credentials that are not the key's: those of no form that the exchange has are not sent, and
 * what is sent is refused in the exchange's own words. No other key suffers from it.
 *
 * @param <K> the exchange's keys
 */
public abstract class SandboxCredentialsContract<K extends ExchangeKey> extends SandboxFaultsContract<K> {
    /** Made up, as long as the exchanges' own, and in base64. */
    private static final String SECRET = "bm90LXRoZS1zZWNyZXQtb2YtYW55LWtleS1vZi1hbnktZXhjaGFuZ2UtaW4tdGhlLXdvcmxkLW9m";

    /** Returns secrets that have none of the exchange's forms. */
    protected Stream<String> malformedSecrets() {
        String pem = KeyPairs.p256().secret();
        return Stream.of(
                pem,
                pem.substring(0, pem.length() / 2),
                "-----BEGIN PRIVATE KEY-----",
                "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----");
    }

    /** Returns a secret of the exchange's form, which is not the key's. */
    protected String otherSecret() {
        return SECRET;
    }

    @TestFactory
    Stream<DynamicTest> aSecretOfAnotherFormIsNotSent() {
        return malformedSecrets()
                .map(secret -> DynamicTest.dynamicTest(secret.split("\n", 2)[0], () -> {
                    ProviderException failed = failureWith(Map.of("apiSecret", secret), 0);
                    assertThat(failed.kind()).isEqualTo(FailureKind.CONFIGURATION);
                    assertThat(failed.getMessage()).doesNotContain(body(secret));
                }));
    }

    /** Returns the part of a secret that no other has. */
    private static String body(String secret) {
        List<String> lines =
                secret.lines().filter(line -> !line.startsWith("-----")).toList();
        return lines.isEmpty() ? "no secret" : lines.get(0);
    }

    @TestFactory
    Stream<DynamicTest> anApiKeyOfNoFormIsNotSent() {
        return Stream.of("two words", "two\nlines", "schl\u00fcssel-0001", "tab\tbed")
                .map(apiKey -> DynamicTest.dynamicTest(
                        apiKey.replaceAll("\\s", "_"),
                        () -> assertThat(
                                        failureWith(Map.of("apiKey", apiKey), 0).kind())
                                .isEqualTo(FailureKind.CONFIGURATION)));
    }

    @Test
    void aSecretOfAnotherKeyIsRejected() {
        assertThat(failureWith(Map.of("apiSecret", otherSecret()), 1).kind()).isEqualTo(FailureKind.REJECTED);
    }

    @Test
    void aKeyThatTheExchangeDoesNotKnowIsRejectedAndMightBeOfAnotherHost() {
        ProviderException failed = failureWith(Map.of("apiKey", "a-key-of-nobody-0001"), 1);
        assertThat(failed.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failed).hasMessageContaining("wrong host?");
    }

    @Test
    void aWrongPassphraseIsRejected() {
        if (has(KeyInquiry.PASSPHRASE)) {
            assertThat(failureWith(Map.of(KeyInquiry.PASSPHRASE, "another passphrase"), 1)
                            .kind())
                    .isEqualTo(FailureKind.REJECTED);
        }
    }

    @Test
    void blanksAroundCredentialsDoNotCount() {
        try (ExchangeService<K> exchange = start()) {
            K key = ordinary();
            exchange.addKey(key);
            Map<String, String> blank = new HashMap<>();
            key.credentials().forEach((name, value) -> blank.put(name, " " + value + " \r\n"));
            assertThatCode(() -> inspect(exchange, blank, options(key))).doesNotThrowAnyException();
        }
    }

    /** Keys of all exchanges have the same two or three fields, and are easily taken for one another. */
    @TestFactory
    Stream<DynamicTest> aKeyOfAnotherExchangeIsAFailure() {
        return AnyKeys.of(NOW).entrySet().stream()
                .filter(other -> !other.getKey().equals(provider().id()))
                .map(other -> DynamicTest.dynamicTest(other.getKey(), () -> {
                    Map<String, String> credentials =
                            new HashMap<>(other.getValue().credentials());
                    credentials.keySet().removeIf(field -> !has(field));
                    credentials.putIfAbsent(KeyInquiry.PASSPHRASE, "passphrase");
                    credentials.keySet().removeIf(field -> !has(field));
                    try (ExchangeService<K> exchange = start()) {
                        exchange.addKey(ordinary());
                        assertThat(failureOf(exchange, credentials).kind())
                                .isIn(FailureKind.REJECTED, FailureKind.CONFIGURATION);
                    }
                }));
    }

    /** Each required credential is left out once; the keys before and after are read. */
    @Test
    void aKeyWithoutACredentialCostsNoOtherKey() {
        try (ExchangeService<K> exchange = start()) {
            List<K> keys = ordinary(2);
            keys.forEach(exchange::addKey);
            List<AuditTarget> targets = new ArrayList<>();
            targets.add(target("first", exchange, keys.get(0), ""));
            provider().describe().credentials().stream()
                    .filter(CredentialField::required)
                    .forEach(field -> targets.add(target(field.name(), exchange, keys.get(1), field.name())));
            targets.add(target("last", exchange, keys.get(1), ""));

            List<KeyOutcome> outcomes = auditor().audit(targets);

            assertThat(outcomes.get(0)).isInstanceOf(KeyOutcome.Inspected.class);
            assertThat(outcomes.get(outcomes.size() - 1)).isInstanceOf(KeyOutcome.Inspected.class);
            assertThat(outcomes.subList(1, outcomes.size() - 1))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(outcome -> assertThat(outcome)
                            .isInstanceOfSatisfying(
                                    KeyOutcome.Failed.class,
                                    failed -> assertThat(failed.kind()).isEqualTo(FailureKind.CONFIGURATION)));
        }
    }

    private KeyAuditor auditor() {
        VirtualTicker ticker = new VirtualTicker();
        return KeyAuditor.builder()
                .providers(provider())
                .clock(CLOCK)
                .ticker(ticker)
                .rateLimiters(RateLimiters.create(ticker))
                .build();
    }

    private AuditTarget target(String name, ExchangeService<K> exchange, K key, String without) {
        AuditTarget.Builder target = AuditTarget.builder(name, provider().id())
                .endpoint(exchange.endpoint().toString());
        key.credentials().forEach((field, value) -> {
            if (!field.equals(without)) {
                target.credential(field, Secret.of(value));
            }
        });
        options(key).forEach(target::option);
        return target.build();
    }

    private boolean has(String field) {
        return provider().describe().credentials().stream()
                .anyMatch(described -> described.name().equals(field));
    }

    /** Returns how an ordinary key fails of whose credentials some are others. */
    private ProviderException failureWith(Map<String, String> others, int requests) {
        try (ExchangeService<K> exchange = start()) {
            K key = ordinary();
            exchange.addKey(key);
            Map<String, String> credentials = new HashMap<>(key.credentials());
            credentials.putAll(others);
            ProviderException failed = failure(exchange, credentials, options(key));
            assertThat(exchange.requests().isEmpty()).isEqualTo(requests == 0);
            return failed;
        }
    }

    private ProviderException failureOf(ExchangeService<K> exchange, Map<String, String> credentials) {
        return failure(exchange, credentials, Map.of());
    }

    private ProviderException failure(
            ExchangeService<K> exchange, Map<String, String> credentials, Map<String, String> options) {
        ProviderException failed =
                catchThrowableOfType(ProviderException.class, () -> inspect(exchange, credentials, options));
        assertThat(failed).as("a failure").isNotNull();
        return failed;
    }
}
