package io.keyaudit.exchange.kucoin;

import io.keyaudit.exchange.ErrorCodes;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import java.util.Optional;

/** KuCoin's errors (API guide, "Request"), distinguished by their code, whatever the status. */
final class KuCoinErrors implements ErrorMapper {
    static final String SUCCESS = "200000";

    private static final ErrorCodes CODES = ErrorCodes.of("KuCoin")
            .rejected("the key does not exist (wrong host?)", "400003")
            .rejected("the passphrase is wrong", "400004")
            .rejected("the signature is wrong; check that the secret is the key's", "400005")
            .outOfTime("400002")
            .forbidden("the key is not allowed from this address", "400006")
            .forbidden("the key lacks the permission General, without which it cannot be asked", "400007")
            .forbidden("the account is frozen", "411100")
            .misunderstood("400001", "400008", "415000")
            .tooManyRequests("429000")
            .unavailable("500000")
            .build();

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        return CODES.in(answer, "code", SUCCESS);
    }
}
