package io.keyaudit.exchange.kraken;

import io.keyaudit.exchange.ErrorCodes;
import io.keyaudit.http.ErrorMapper;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.nonce.NonceTooSmallException;
import java.util.List;
import java.util.Optional;

/**
 * Kraken's errors (API documentation, "Errors"), which come with status 200 as a list of texts. Texts that begin with
 * {@code W} are warnings.
 */
final class KrakenErrors implements ErrorMapper {
    private static final String SERVICE = "EService:";

    private static final ErrorCodes CODES = ErrorCodes.of("Kraken")
            .rejected(
                    "the key is not valid (wrong host?); keys of Kraken Futures are others, and cannot be asked",
                    "EAPI:Invalid key")
            .rejected("the signature is wrong; check that the secret is the key's", "EAPI:Invalid signature")
            .forbidden(
                    "the key is not allowed to ask: from this address, or without its second factor (otp)",
                    "EGeneral:Permission denied")
            .misunderstood("EGeneral:Invalid arguments", "EGeneral:Unknown method")
            // The key's own programs share the counter, and further requests prolong a lockout.
            .lockedOut("EAPI:Rate limit exceeded", "EGeneral:Temporary lockout")
            .unavailable(SERVICE)
            .build();

    @Override
    public Optional<HttpException> error(HttpAnswer answer) {
        return answer
                .json()
                .flatMap(json -> json.findField("error"))
                .flatMap(JsonAnswer::findElements)
                .orElse(List.of())
                .stream()
                .map(error -> error.findString().orElse("not a text"))
                .filter(text -> !text.startsWith("W"))
                .findFirst()
                .map(text -> text.equals("EAPI:Invalid nonce")
                        ? new NonceTooSmallException(answer.status())
                        : CODES.error(text.startsWith(SERVICE) ? SERVICE : text, text, answer));
    }
}
