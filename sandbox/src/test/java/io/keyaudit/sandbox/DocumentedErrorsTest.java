package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors are answered as they are documented, in place of whatever the service would have said. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentedErrorsTest {
    private static final String QUESTION = "/sapi/v1/account/apiRestrictions";

    private BinanceService service;

    @BeforeAll
    void start() {
        service = BinanceService.start();
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static Stream<DocumentedError> errors() {
        return Stream.of(
                        BinanceErrors.documented(),
                        BybitErrors.documented(Instant.EPOCH),
                        OkxErrors.documented(),
                        KrakenErrors.documented())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorsAreAnsweredAsFaults(DocumentedError error) {
        service.recover();
        service.inject(error.asFault());
        Http.Answer answer = new Http(service.endpoint(), Map.of()).get(QUESTION);
        assertThat(answer.status()).isEqualTo(error.status());
        assertThat(answer.body()).isEqualTo(error.body()).contains(error.code());
        error.headers()
                .forEach((name, value) ->
                        assertThat(answer.head()).contains((name + ": " + value).toLowerCase(Locale.ROOT)));
        assertThat(error.failureKind())
                .isIn("rejected", "forbidden", "rate_limited", "unavailable", "protocol", "configuration", "retry");
    }
}
