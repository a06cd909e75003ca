package io.keyaudit.exchange.coinbase;

import io.keyaudit.exchange.ErrorCodes;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import java.util.Optional;

/**
 * Coinbase's errors: the codes of gRPC (its documentation, "Status codes"), as Coinbase's gateway passes them on. A key or
 * token that is not accepted has none: it is answered by the status 401 alone.
 */
final class CoinbaseErrors implements ErrorMapper {
    private static final ErrorCodes CODES = ErrorCodes.of("Coinbase")
            .rejected("Coinbase does not accept the key", "16")
            .forbidden("the key is not allowed to ask, or not from this address", "7")
            .misunderstood("3", "5", "12")
            .tooManyRequests("8")
            .unavailable("2", "4", "13", "14")
            .build();

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        if (answer.status() == 401) {
            return Optional.of(HttpException.rejectedOrOutOfTime(
                    "Coinbase does not accept the key (wrong host?), its secret or the time of the request; check that the"
                            + " key is one of the developer platform, and the clock (401)",
                    answer));
        }
        return answer.json()
                .filter(json -> json.findField("error").isPresent())
                .flatMap(json -> json.findField("code"))
                .flatMap(code -> code.findLong())
                .map(code -> CODES.error(String.valueOf(code), answer));
    }
}
