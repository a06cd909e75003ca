package io.keyaudit.http;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why no answer came, by what was thrown. The words of the JDK are not passed on: they can quote an answer. */
final class SendFailure {
    private SendFailure() {}

    /** Why an endpoint did not answer a request that was sent. */
    static HttpException of(Throwable failure, Endpoint endpoint) {
        return known(failure, endpoint.toString())
                .orElseGet(() -> retryable("the connection to " + endpoint + " broke before the answer was whole"));
    }

    /** Returns why there is no connection to an endpoint or a proxy. */
    static HttpException unconnected(Throwable failure, String place) {
        HttpException known = has(failure, SSLException.class) && !timedOut(failure)
                ? lasting(
                        FailureKind.UNAVAILABLE,
                        "no trusted connection to " + place + "; its certificate is wrong or not known here")
                : known(failure, place)
                        .orElseGet(() -> retryable(
                                has(failure, ConnectException.class)
                                        ? "no connection to " + place
                                        : "the connection to " + place + " broke before anything was sent"));
        return known.unsent();
    }

    /** Nothing was sent because the slot might be somebody else's by now. */
    static HttpException lapsed() {
        return retryable("this machine was paused for longer than a limit shared with others allows; nothing was sent")
                .unsent();
    }

    private static Optional<HttpException> known(Throwable failure, String place) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CappedBody.TooLong tooLong) {
                return Optional.of(lasting(FailureKind.PROTOCOL, String.valueOf(tooLong.getMessage())));
            }
        }
        if (has(failure, ResponseHead.TooLong.class)) {
            return Optional.of(lasting(FailureKind.PROTOCOL, "the answer's headers are longer than 64 KiB"));
        }
        if (timedOut(failure)) {
            return Optional.of(lasting(FailureKind.TIMEOUT, "no answer in time from " + place));
        }
        if (has(failure, InterruptedIOException.class) || has(failure, ClosedByInterruptException.class)) {
            return Optional.of(lasting(FailureKind.CANCELLED, "stopped before the answer was whole"));
        }
        if (has(failure, UnknownHostException.class)) {
            return Optional.of(
                    lasting(FailureKind.UNAVAILABLE, "the host of " + place + " is not known; check the address"));
        }
        if (has(failure, ProtocolException.class)) {
            return Optional.of(
                    lasting(FailureKind.PROTOCOL, "what " + place + " answers is not HTTP; check the address"));
        }
        return Optional.empty();
    }

    private static boolean timedOut(Throwable failure) {
        return has(failure, SocketTimeoutException.class);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static HttpException lasting(FailureKind kind, String message) {
        return new HttpException(kind, message, 0);
    }

    private static HttpException retryable(String message) {
        return HttpException.retryable(FailureKind.UNAVAILABLE, message, 0, Optional.empty());
    }
}
