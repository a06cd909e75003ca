package io.keyaudit.exchange.okx;

import io.keyaudit.exchange.ErrorCodes;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import java.util.Optional;

/** OKX's errors (V5 API documentation, "Error Code"), distinguished by their code, whatever the status. */
final class OkxErrors implements ErrorMapper {
    static final String SUCCESS = "0";

    private static final ErrorCodes CODES = ErrorCodes.of("OKX")
            .rejected(
                    "the key does not exist at this host (wrong host?); keys of each region's site work there only",
                    "50111",
                    "50119")
            .rejected("the signature is wrong; check that the secret is the key's", "50113")
            .rejected("the passphrase is wrong", "50105")
            .misconfigured(
                    "the key is of the other environment (wrong host?); set the option environment to production or demo",
                    "50101")
            .misunderstood("50103", "50104", "50106", "50107")
            .outOfTime("50102", "50112")
            .forbidden("the key is not allowed from this address", "50110")
            .forbidden("OKX has frozen the account's API", "50100")
            .forbidden("the key lacks the permission to read", "50120")
            .forbidden("OKX does not serve this address", "50118", "50121")
            .tooManyRequests("50011", "50061")
            .unavailable("50001", "50004", "50013", "50026")
            .build();

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        return CODES.in(answer, "code", SUCCESS);
    }
}
