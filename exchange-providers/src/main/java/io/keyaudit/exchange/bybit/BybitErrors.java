package io.keyaudit.exchange.bybit;

import io.keyaudit.FailureKind;
import io.keyaudit.exchange.ErrorCodes;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import java.time.Duration;
import java.util.Optional;

/** Bybit's errors (V5 API documentation, "Error codes"), most of which come with status 200. */
final class BybitErrors implements ErrorMapper {
    private static final String SUCCESS = "0";

    /** How long an address is to leave the host alone once it asked too often. */
    private static final Duration TOO_FREQUENT = Duration.ofMinutes(10);

    private static final ErrorCodes CODES = ErrorCodes.of("Bybit")
            .rejected(
                    "the key is not valid at this host (wrong host?); keys of the main site, of testnet and demo, and of each country's"
                            + " site work at their own hosts only",
                    "10003")
            .rejected("the signature is wrong; check that the secret is the key's", "10004")
            .rejected("Bybit does not accept the key", "10007")
            .rejected("the key has expired", "33004", "-2015")
            .outOfTime("10002", "-1")
            .forbidden("the key is not allowed to ask", "10005")
            .forbidden("the key is not allowed from this address", "10010")
            .forbidden("Bybit has banned the account", "10008")
            .forbidden("Bybit has banned this address", "10009")
            .forbidden("Bybit's compliance rules do not let the account ask", "10024", "10027")
            .tooManyRequests("10006")
            .unavailable("10000", "10016")
            .build();

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        return CODES.in(answer, "retCode", SUCCESS)
                .or(() -> answer.status() == 403 ? Optional.of(refused(answer)) : Optional.empty());
    }

    private static HttpException refused(HttpAnswer answer) {
        return answer.mentions("access too frequent")
                ? HttpException.retryable(
                        FailureKind.RATE_LIMITED,
                        "Bybit wants this address to leave it alone for ten minutes (403)",
                        403,
                        Optional.of(TOO_FREQUENT))
                : new HttpException(
                        FailureKind.FORBIDDEN, "Bybit does not serve this address or its country (403)", 403);
    }
}
