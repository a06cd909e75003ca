package io.keyaudit.exchange.binance;

import io.keyaudit.FailureKind;
import io.keyaudit.exchange.ErrorCodes;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import java.time.Duration;
import java.util.Optional;

/** Binance's errors (API documentation, "Error codes"), distinguished by their code, and by status where there is none. */
final class BinanceErrors implements ErrorMapper {
    /** The status of an answer to an address that is banned. */
    private static final int BANNED = 418;

    /** Longer than a key waits, so that no request is repeated: that would prolong the ban, which lasts two minutes at least. */
    private static final Duration LONGEST_BAN = Duration.ofDays(3);

    /** How long the firewall keeps an address out (reported). */
    private static final Duration FIREWALL = Duration.ofMinutes(5);

    private static final ErrorCodes CODES = ErrorCodes.of("Binance")
            .rejected("the key is not valid, or not for this address, or cannot read (wrong host?)", "-2015")
            .rejected("the key does not have Binance's form (wrong host?)", "-2014")
            .rejected("the signature is wrong; check that the secret is the key's", "-1022")
            .outOfTime("-1021")
            .forbidden("the key is not allowed to ask", "-1002")
            .tooManyRequests("-1003")
            .unavailable("-1000", "-1001", "-1007")
            .build();

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        String code = answer.json()
                .flatMap(json -> json.findField("code"))
                .flatMap(field -> field.findLong())
                .map(String::valueOf)
                .orElse("");
        return switch (answer.status()) {
            case BANNED ->
                limited(answer, "Binance has banned this address for asking too often", Optional.of(LONGEST_BAN));
            case 429 -> limited(answer, "Binance wants fewer requests", answer.retryAfter());
            case 403 -> limited(answer, "Binance's firewall refuses requests", Optional.of(FIREWALL));
            case 451 ->
                Optional.of(new HttpException(
                        FailureKind.FORBIDDEN, "Binance does not serve the region of this address (451)", 451));
            case 200 ->
                // Nobody has seen an error that comes as a success, so its code means nothing.
                code.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new HttpException(
                                FailureKind.PROTOCOL,
                                "Binance answered with an error as a success (" + code + ")",
                                200));
            default -> code.isEmpty() ? Optional.empty() : Optional.of(CODES.error(code, answer));
        };
    }

    private static Optional<HttpException> limited(HttpAnswer answer, String message, Optional<Duration> retryAfter) {
        return Optional.of(HttpException.retryable(
                FailureKind.RATE_LIMITED, message + " (" + answer.status() + ")", answer.status(), retryAfter));
    }
}
