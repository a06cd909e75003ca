package io.keyaudit.exchange.deribit;

import io.keyaudit.exchange.ErrorCodes;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.util.Optional;

/**
 * Deribit's errors (API documentation, "RPC Error Codes"), whatever the status. Pages of the documentation give the same
 * number several meanings, so that the message decides, and the number where that is not known.
 */
final class DeribitErrors implements ErrorMapper {
    private static final ErrorCodes CODES = ErrorCodes.of("Deribit")
            .rejected("the key does not exist (wrong host?)", "invalid_credentials", "13004")
            .rejectedOrOutOfTime(
                    "the signature or its time is wrong, or the key is not allowed from this address; check that the"
                            + " secret is the key's, and the clock",
                    "unauthorized",
                    "13009")
            .forbidden(
                    "the key is not allowed to ask",
                    "forbidden",
                    "13021",
                    "scope_exceeded",
                    "13403",
                    "insufficient_scope",
                    "security_key_authorization_error",
                    "13668")
            .misunderstood("authorization_required", "10000")
            .tooManyRequests("too_many_requests", "10028", "tfa_over_limit", "12998")
            .unavailable("system_maintenance", "11051", "temporarily_unavailable", "13028", "timed_out", "13888")
            .build();

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        boolean challenged = answer.json()
                .flatMap(json -> json.findField("security_key_authorization_required"))
                .isPresent();
        if (challenged) {
            return Optional.of(CODES.error("security_key_authorization_error", answer));
        }
        return answer.json().flatMap(json -> json.findField("error")).map(error -> {
            String message =
                    error.findField("message").flatMap(JsonAnswer::findString).orElse("");
            String code = error.findField("code")
                    .flatMap(number -> number.findLong())
                    .map(String::valueOf)
                    .orElse("no code");
            return CODES.error(message, code, answer);
        });
    }
}
