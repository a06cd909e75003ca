package io.keyaudit.exchange.bitmex;

import io.keyaudit.FailureKind;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import java.util.Optional;

/** BitMEX's errors (reported by clients), told apart by their status; only a request that came late has words of its own. */
final class BitmexErrors implements ErrorMapper {
    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        if (answer.status() != 401) {
            return Optional.empty();
        }
        return Optional.of(
                answer.mentions("has expired")
                        ? HttpException.outOfTime("the time of the request is not accepted; check the clock (401)", 401)
                        : new HttpException(
                                FailureKind.REJECTED,
                                "BitMEX does not accept the key or its signature; or the key is of another host (401)",
                                401));
    }
}
