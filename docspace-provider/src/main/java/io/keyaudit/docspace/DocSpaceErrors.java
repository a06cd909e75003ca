package io.keyaudit.docspace;

import io.keyaudit.FailureKind;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.util.Optional;

/** What a portal has to say against a request. Of an error's body only the message is used, never its stack trace. */
final class DocSpaceErrors {
    private DocSpaceErrors() {}

    static Optional<HttpException> read(HttpAnswer answer) {
        return switch (answer.status()) {
            case 401 ->
                error(
                        answer,
                        FailureKind.REJECTED,
                        "the portal does not accept the key: it may be mistyped, expired, switched off or deleted,"
                                + " or its owner disabled");
            case 402 -> error(answer, FailureKind.UNAVAILABLE, "the portal is not paid for");
            case 403 ->
                answer.empty()
                        ? Optional.of(new ScopeMissingException("the portal does not let this key ask (403)"))
                        : error(answer, FailureKind.FORBIDDEN, "the portal does not let this key ask" + reason(answer));
            case 404 ->
                error(
                        answer,
                        FailureKind.PROTOCOL,
                        "there is no such portal, or it is suspended or too old; check the endpoint");
            default -> Optional.empty();
        };
    }

    private static Optional<HttpException> error(HttpAnswer answer, FailureKind kind, String message) {
        return Optional.of(new HttpException(kind, message + " (" + answer.status() + ")", answer.status()));
    }

    /** A role that is too low comes with a message, an address that is not allowed as a bare string. */
    static String reason(HttpAnswer answer) {
        Optional<String> said = answer.json()
                .flatMap(json -> json.findString()
                        .or(() -> json.findField("error")
                                .flatMap(error -> error.findField("message"))
                                .flatMap(JsonAnswer::findString)));
        return said.map(answer::brief)
                .filter(text -> !text.isEmpty())
                .map(text -> ": " + text)
                .orElse("");
    }
}
