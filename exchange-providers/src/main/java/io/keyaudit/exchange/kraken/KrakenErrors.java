package io.keyaudit.exchange.kraken;

import io.keyaudit.FailureKind;
import io.keyaudit.exchange.ErrorCodes;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.nonce.NonceTooSmallException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Kraken's errors (API documentation, "Errors"), which come with status 200 as a list of texts. Texts that begin with
 * {@code W} are warnings.
 */
final class KrakenErrors implements ErrorMapper {
    private static final String NONCE = "EAPI:Invalid nonce";

    /** The key's own programs share the counter, and further requests prolong a lockout, so these are not repeated. */
    private static final Set<String> TOO_MANY = Set.of("EAPI:Rate limit exceeded", "EGeneral:Temporary lockout");

    private static final ErrorCodes CODES = ErrorCodes.of("Kraken")
            .rejected("the key is not valid", "EAPI:Invalid key")
            .rejected("the signature is wrong; check that the secret is the key's", "EAPI:Invalid signature")
            .forbidden(
                    "the key is not allowed to ask: from this address, or without its second factor (otp)",
                    "EGeneral:Permission denied")
            .misunderstood("EGeneral:Invalid arguments", "EGeneral:Unknown method")
            .build();

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        List<JsonAnswer> errors = answer.json()
                .flatMap(json -> json.findField("error"))
                .flatMap(JsonAnswer::findElements)
                .orElse(List.of());
        return errors.stream()
                .map(error -> error.findString().orElse("not a text"))
                .filter(text -> !text.startsWith("W"))
                .findFirst()
                .map(text -> failure(text, answer));
    }

    private static HttpException failure(String text, HttpAnswer answer) {
        String said = " (" + answer.brief(text) + ")";
        if (text.equals(NONCE)) {
            return new NonceTooSmallException(answer.status());
        }
        if (TOO_MANY.contains(text)) {
            return new HttpException(FailureKind.RATE_LIMITED, "Kraken wants fewer requests" + said, answer.status());
        }
        return text.startsWith("EService:")
                ? HttpException.retryable(
                        FailureKind.UNAVAILABLE, "Kraken is out of order" + said, answer.status(), answer.retryAfter())
                : CODES.error(text, answer);
    }
}
