package io.keyaudit.http;

import io.keyaudit.FailureKind;
import java.util.Optional;

/** What a status says where the service has no words of its own. */
final class HttpStatus {
    private HttpStatus() {}

    static Optional<HttpException> error(HttpAnswer answer) {
        int status = answer.status();
        return switch (status) {
            case 200 -> Optional.empty();
            case 401 -> lasting(FailureKind.REJECTED, "the service does not accept the key (401)", status);
            case 402 -> lasting(FailureKind.UNAVAILABLE, "the service wants to be paid first (402)", status);
            case 403 -> lasting(FailureKind.FORBIDDEN, "the service does not let this key ask (403)", status);
            case 404 ->
                lasting(
                        FailureKind.PROTOCOL,
                        "there is no such thing at this address (404); check the endpoint",
                        status);
            case 429 -> retryable(FailureKind.RATE_LIMITED, "the service wants fewer requests (429)", answer);
            case 408, 425 ->
                retryable(FailureKind.UNAVAILABLE, "the service wants to be asked again (" + status + ")", answer);
            // Those from 520 on are said by proxies in front of services that do not answer them.
            case 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 528, 529, 530 ->
                retryable(FailureKind.UNAVAILABLE, "the service is out of order (" + status + ")", answer);
            default -> lasting(unusual(status), "the answer has an unexpected status, " + describe(status), status);
        };
    }

    private static FailureKind unusual(int status) {
        return status >= 500 ? FailureKind.UNAVAILABLE : FailureKind.PROTOCOL;
    }

    private static String describe(int status) {
        return status >= 300 && status < 400
                ? status + ": a redirect, which is not followed; check the endpoint"
                : String.valueOf(status);
    }

    private static Optional<HttpException> lasting(FailureKind kind, String message, int status) {
        return Optional.of(new HttpException(kind, message, status));
    }

    private static Optional<HttpException> retryable(FailureKind kind, String message, HttpAnswer answer) {
        return Optional.of(HttpException.retryable(kind, message, answer.status(), answer.retryAfter()));
    }
}
