package io.keyaudit.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeKey;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.sandbox.Fault;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Lets an exchange in the sandbox answer each error that it documents, and what is no answer at all: each is a failure of
 * the right kind, and nothing is concluded.
 *
 * @param <K> the exchange's keys
 */
public abstract class SandboxFaultsContract<K extends ExchangeKey> extends SandboxReading<K> {
    /** Errors after which the request is sent again in another form. */
    private static final String RETRY = "retry";

    /** Returns the errors that the exchange documents. */
    protected abstract List<DocumentedError> documentedErrors();

    /** Returns the name of a field that every good answer has. */
    protected abstract String everyAnswersField();

    @TestFactory
    Stream<DynamicTest> everyDocumentedErrorIsAFailureOfItsKind() {
        return documentedErrors().stream()
                .map(error -> DynamicTest.dynamicTest(error.status() + " " + error.code(), () -> {
                    boolean retry = error.failureKind().equals(RETRY);
                    ProviderException failed = failure(error.asFault());
                    assertThat(failed.kind().text())
                            .isEqualTo(
                                    retry
                                            ? FailureKind.CONFIGURATION.text()
                                            : error.failureKind().replace('_', '-'));
                    assertThat(failed.getMessage())
                            .containsAnyOf(retry ? "" : error.code(), String.valueOf(error.status()))
                            .doesNotContain("203.0.113.7");
                }));
    }

    @TestFactory
    Stream<DynamicTest> anErrorThatPassesCostsARequest() {
        return documentedErrors().stream()
                .filter(error ->
                        error.failureKind().equals(RETRY) || error.failureKind().equals("unavailable"))
                .map(error -> DynamicTest.dynamicTest(error.status() + " " + error.code(), () -> {
                    try (ExchangeService<K> exchange = start()) {
                        K key = ordinary();
                        exchange.addKey(key);
                        exchange.inject(error.asFault(), 1);
                        assertThatCode(() -> inspect(exchange, key)).doesNotThrowAnyException();
                    }
                }));
    }

    /** In the exchange's own envelope and with status 200, with a code that nobody knows. */
    @TestFactory
    Stream<DynamicTest> anErrorThatNobodyDocumentsIsAFailureWithItsCode() {
        return documentedErrors().stream()
                .filter(error -> !error.code().isEmpty() && error.body().contains(error.code()))
                .map(error -> DynamicTest.dynamicTest(error.status() + " " + error.code(), () -> {
                    String unknown = error.code().matches("-?[0-9]+") ? "98765" : "ENobody:Knows this";
                    assertThat(failure(Fault.json(200, error.body().replace(error.code(), unknown))))
                            .hasMessageContaining(unknown);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatIsNoAnswerIsAFailure() {
        return Map.of(
                        "HTML with status 200", Fault.html(200),
                        "an empty object", Fault.json(200, "{}"),
                        "an array", Fault.json(200, "[]"),
                        "null", Fault.json(200, "null"),
                        "half of an answer", Fault.truncatedBody(),
                        "an error that nobody documents", Fault.json(200, "{\"error\":\"temporarily unavailable\"}"),
                        "a field twice",
                                Fault.memberBefore(everyAnswersField(), "\"" + everyAnswersField() + "\":false"))
                .entrySet()
                .stream()
                .map(fault -> DynamicTest.dynamicTest(
                        fault.getKey(),
                        () -> assertThat(failure(fault.getValue()).kind()).isEqualTo(FailureKind.PROTOCOL)));
    }

    @Test
    void anExchangeThatIsDownIsUnavailable() {
        assertThat(failure(Fault.html(503)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure(Fault.noAnswer()).kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    void anAnswerAboutAnotherKeyIsRefused() {
        if (provider().describe().answersIdentifyKey()) {
            try (ExchangeService<K> exchange = start()) {
                List<K> keys = ordinary(2);
                exchange.addKey(keys.get(0));
                exchange.describeInstead(keys.get(1));
                assertThat(failure(exchange, keys.get(0)).kind()).isEqualTo(FailureKind.PROTOCOL);
            }
        }
    }

    /** Returns how an ordinary key fails at an exchange with this fault. */
    private ProviderException failure(Fault fault) {
        try (ExchangeService<K> exchange = start()) {
            K key = ordinary();
            exchange.addKey(key);
            exchange.inject(fault);
            return failure(exchange, key);
        }
    }

    private ProviderException failure(ExchangeService<K> exchange, K key) {
        ProviderException failed = catchThrowableOfType(ProviderException.class, () -> inspect(exchange, key));
        assertThat(failed).as("a failure").isNotNull();
        return failed;
    }
}
