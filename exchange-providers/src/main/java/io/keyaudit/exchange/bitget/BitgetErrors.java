package io.keyaudit.exchange.bitget;

import io.keyaudit.exchange.ErrorCodes;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import java.util.Optional;

/** Bitget's errors (clients of the exchange), distinguished by their code, whatever the status. */
final class BitgetErrors implements ErrorMapper {
    static final String SUCCESS = "00000";

    private static final ErrorCodes CODES = ErrorCodes.of("Bitget")
            .rejected(
                    "the key does not exist (wrong host?), or is of the other environment, which the option environment chooses",
                    "40006",
                    "40037")
            .rejected("the signature is wrong; check that the secret is the key's", "40009", "40010")
            .rejected("the key or its passphrase is wrong", "40012")
            .outOfTime("40004", "40005", "40008")
            .forbidden("the key is not allowed to ask", "40014")
            .forbidden("the key is not allowed from this address", "40018")
            .tooManyRequests("429")
            .unavailable("40015", "45001")
            .build();

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        return CODES.in(answer, "code", SUCCESS);
    }
}
