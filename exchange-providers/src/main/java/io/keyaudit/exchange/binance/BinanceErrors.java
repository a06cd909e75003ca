package io.keyaudit.exchange.binance;

import io.keyaudit.FailureKind;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import java.time.Duration;
import java.util.Optional;

/** Binance's errors (API documentation, "Error codes"), told apart by their code, and by status where there is none. */
final class BinanceErrors implements ErrorMapper {
    /** How long the firewall keeps an address out (reported). */
    private static final Duration FIREWALL = Duration.ofMinutes(5);

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        Optional<Long> code =
                answer.json().flatMap(json -> json.findField("code")).flatMap(field -> field.findLong());
        return switch (answer.status()) {
            case 418 ->
                Optional.of(
                        limited(answer, "Binance has banned this address for asking too often", answer.retryAfter()));
            case 429 -> Optional.of(limited(answer, "Binance wants fewer requests", answer.retryAfter()));
            case 403 -> Optional.of(limited(answer, "Binance's firewall refuses requests", Optional.of(FIREWALL)));
            case 451 ->
                Optional.of(new HttpException(
                        FailureKind.FORBIDDEN, "Binance does not serve the region of this address (451)", 451));
            default -> code.map(number -> byCode(answer, number));
        };
    }

    private static HttpException byCode(HttpAnswer answer, long code) {
        String number = " (" + code + ")";
        int status = answer.status();
        return switch ((int) code) {
            case -2015 ->
                new HttpException(
                        FailureKind.REJECTED,
                        "the key is not valid, or not for this address, or cannot read; or it is of another host"
                                + number,
                        status);
            case -2014 ->
                new HttpException(
                        FailureKind.REJECTED,
                        "the key does not have Binance's form, or is of another host" + number,
                        status);
            case -1022 ->
                new HttpException(
                        FailureKind.REJECTED,
                        "the signature is wrong; check that the secret is the key's" + number,
                        status);
            case -1021 ->
                HttpException.outOfTime("the time of the request is not accepted; check the clock" + number, status);
            case -1002 -> new HttpException(FailureKind.FORBIDDEN, "the key is not allowed to ask" + number, status);
            case -1003 -> limited(answer, "Binance wants fewer requests" + number, answer.retryAfter());
            case -1007, -1000, -1001 ->
                HttpException.retryable(
                        FailureKind.UNAVAILABLE, "Binance is out of order" + number, status, answer.retryAfter());
            default ->
                new HttpException(FailureKind.PROTOCOL, "Binance answered with an unknown error" + number, status);
        };
    }

    private static HttpException limited(HttpAnswer answer, String message, Optional<Duration> retryAfter) {
        return HttpException.retryable(FailureKind.RATE_LIMITED, message, answer.status(), retryAfter);
    }
}
