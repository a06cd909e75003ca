package io.keyaudit.http;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** Why no answer came, by what the JDK's client threw. Its messages are not passed on. */
final class SendFailure {
    /** After these, not a byte of the request was sent. */
    private static final List<Class<? extends Throwable>> UNSENT = List.of(
            ConnectException.class,
            HttpConnectTimeoutException.class,
            SSLHandshakeException.class,
            UnknownHostException.class,
            UnresolvedAddressException.class);

    private SendFailure() {}

    static HttpException of(Throwable failure, Endpoint endpoint) {
        HttpException known = known(failure, endpoint);
        return UNSENT.stream().anyMatch(type -> has(failure, type)) ? known.unsent() : known;
    }

    private static HttpException known(Throwable failure, Endpoint endpoint) {
        if (has(failure, CappedBody.TooLong.class)) {
            return lasting(FailureKind.PROTOCOL, "the answer is longer than 1 MiB");
        }
        if (has(failure, StreamedBody.TooLong.class)) {
            return lasting(FailureKind.PROTOCOL, "the answer is longer than 64 MiB, or one of its parts than 1 MiB");
        }
        if (has(failure, InterruptedIOException.class)) {
            return lasting(FailureKind.CANCELLED, "stopped before the answer was whole");
        }
        if (has(failure, TimeoutException.class) || has(failure, HttpTimeoutException.class)) {
            return lasting(FailureKind.TIMEOUT, "no answer in time from " + endpoint);
        }
        if (has(failure, SSLException.class)) {
            return lasting(
                    FailureKind.UNAVAILABLE,
                    "no trusted connection to " + endpoint + "; its certificate may be wrong or not known here");
        }
        if (has(failure, UnknownHostException.class) || has(failure, UnresolvedAddressException.class)) {
            return lasting(FailureKind.UNAVAILABLE, "the host of " + endpoint + " is not known; check the endpoint");
        }
        if (has(failure, ProtocolException.class)) {
            return lasting(FailureKind.PROTOCOL, "what " + endpoint + " answers is not HTTP; check the endpoint");
        }
        if (has(failure, ConnectException.class)) {
            return retryable("no connection to " + endpoint);
        }
        return retryable("the connection to " + endpoint + " broke before the answer was whole");
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
