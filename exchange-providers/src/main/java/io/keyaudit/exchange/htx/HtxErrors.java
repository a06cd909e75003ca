package io.keyaudit.exchange.htx;

import io.keyaudit.exchange.ErrorCodes;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import java.util.Optional;

/** HTX's errors (clients of the exchange), which come with status 200 and are told apart by their code. */
final class HtxErrors implements ErrorMapper {
    static final long SUCCESS = 200;

    private static final ErrorCodes CODES = ErrorCodes.of("HTX")
            .rejected(
                    "the key is not valid, or not for this address or host; or the request's time is not accepted, so"
                            + " check the clock, too",
                    "1002")
            .rejected("the signature is wrong; check that the secret is the key's", "1003")
            .misunderstood("2002", "2003")
            .tooManyRequests("429")
            .unavailable("500")
            .build();

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        return answer.json()
                .flatMap(json -> json.findField("code"))
                .flatMap(code -> code.findLong())
                .filter(code -> code != SUCCESS || answer.status() != 200)
                .map(code -> CODES.error(String.valueOf(code), answer));
    }
}
