package io.keyaudit.exchange.gemini;

import io.keyaudit.exchange.ErrorCodes;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.nonce.NonceTooSmallException;
import java.util.Optional;

/**
 * Gemini's errors (REST documentation, "Error Codes"), distinguished by their reason. Their messages are not repeated: they
 * can hold the key.
 */
final class GeminiErrors implements ErrorMapper {
    private static final ErrorCodes CODES = ErrorCodes.of("Gemini")
            .rejected("the key does not exist (wrong host?)", "InvalidApiKey")
            .rejected("the signature is wrong; check that the secret is the key's", "InvalidSignature")
            .forbidden("the key does not have a role that can ask", "MissingRole")
            .misunderstood("EndpointMismatch")
            .tooManyRequests("RateLimit")
            .unavailable("Maintenance")
            .build();

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        return answer.json()
                .filter(json -> json.findField("result")
                        .flatMap(JsonAnswer::findString)
                        .filter("error"::equals)
                        .isPresent())
                .map(json ->
                        json.findField("reason").flatMap(JsonAnswer::findString).orElse("no reason"))
                .map(reason -> reason.equals("InvalidNonce")
                        ? new NonceTooSmallException(answer.status())
                        : CODES.error(reason, answer));
    }
}
