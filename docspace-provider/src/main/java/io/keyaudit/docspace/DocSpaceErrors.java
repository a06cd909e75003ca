package io.keyaudit.docspace;

import io.keyaudit.FailureKind;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.util.Optional;

/** What a portal has to say against a request. Of an error's body only the message is used, never its stack trace. */
final class DocSpaceErrors {
    private static final int FIRST_SUCCESS = 200;
    private static final int LAST_SUCCESS = 299;

    private DocSpaceErrors() {}

    static Optional<HttpException> read(HttpAnswer answer) {
        return switch (answer.status()) {
            case 401 ->
                error(
                        answer,
                        FailureKind.REJECTED,
                        "the portal does not accept the key: it might be mistyped, expired, switched off or deleted,"
                                + " or its owner disabled");
            case 402 -> error(answer, FailureKind.UNAVAILABLE, "the portal is not paid for");
            case 403 -> error(answer, FailureKind.FORBIDDEN, "the portal does not let this key ask" + reason(answer));
            case 404 ->
                error(
                        answer,
                        FailureKind.PROTOCOL,
                        "there is no such portal, or it is suspended or too old; check the endpoint");
            case 200 -> answer.json().flatMap(DocSpaceErrors::stated);
            default -> Optional.empty();
        };
    }

    /** Returns the error that comes with status 200, if the fields around the response state one. */
    static Optional<HttpException> stated(JsonAnswer envelope) {
        boolean failed = isOther(envelope, "status", 0, 0)
                || isOther(envelope, "statusCode", FIRST_SUCCESS, LAST_SUCCESS)
                || envelope.findField("error").isPresent();
        return failed
                ? Optional.of(new HttpException(
                        FailureKind.PROTOCOL, "the portal states an error, though with the status of a success", 200))
                : Optional.empty();
    }

    private static boolean isOther(JsonAnswer envelope, String field, long least, long most) {
        return envelope.findField(field)
                .filter(value -> value.findLong()
                        .filter(number -> number >= least && number <= most)
                        .isEmpty())
                .isPresent();
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
