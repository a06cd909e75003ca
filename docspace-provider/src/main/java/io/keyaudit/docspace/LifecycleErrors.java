package io.keyaudit.docspace;

import io.keyaudit.FailureKind;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.util.Optional;

/** What a portal has to say against a change of keys. */
final class LifecycleErrors {
    private LifecycleErrors() {}

    static Optional<HttpException> read(HttpAnswer answer) {
        return switch (answer.status()) {
            case 400 ->
                error(
                        answer,
                        FailureKind.CONFIGURATION,
                        "the portal does not take this" + validation(answer).orElse(DocSpaceErrors.reason(answer)));
            case 403 ->
                error(
                        answer,
                        FailureKind.FORBIDDEN,
                        "the portal does not let this key manage keys, which takes full access or the scope *:write"
                                + DocSpaceErrors.reason(answer));
            case 429 ->
                Optional.of(HttpException.retryable(
                        FailureKind.RATE_LIMITED,
                        "the portal wants fewer requests: it takes 5 new keys of one user in 15 minutes, and 10000"
                                + " changes a day; nothing was changed, so try again later"
                                + answer.retryAfter()
                                        .map(wait -> ", in " + wait.toSeconds() + " s")
                                        .orElse("")
                                + " (429)",
                        answer.status(),
                        answer.retryAfter()));
            default -> DocSpaceErrors.read(answer);
        };
    }

    private static Optional<HttpException> error(HttpAnswer answer, FailureKind kind, String message) {
        return Optional.of(new HttpException(kind, message + " (" + answer.status() + ")", answer.status()));
    }

    /** A field that is wrong comes in the shape of a success. */
    private static Optional<String> validation(HttpAnswer answer) {
        return answer.json()
                .flatMap(json -> json.findField("response"))
                .flatMap(response -> response.findField("errors"))
                .map(JsonAnswer::verbatim)
                .map(answer::brief)
                .map(text -> ": " + text);
    }
}
