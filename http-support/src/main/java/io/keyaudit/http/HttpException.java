package io.keyaudit.http;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.util.Optional;

/** A request failed, or its answer says that something is wrong. */
public class HttpException extends ProviderException {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;

    private final int status;
    private final boolean retryable;
    private final boolean unsent;
    private final boolean outOfTime;
    private final transient Optional<Duration> retryAfter;

    private HttpException(
            FailureKind kind,
            String message,
            int status,
            boolean retryable,
            boolean unsent,
            boolean outOfTime,
            Optional<Duration> retryAfter) {
        super(kind, message);
        this.status = status;
        this.retryable = retryable;
        this.unsent = unsent;
        this.outOfTime = outOfTime;
        this.retryAfter = retryAfter;
    }

    /** A failure that would be the same if the request were repeated. */
    public HttpException(FailureKind kind, String message, int status) {
        this(kind, message, status, false, false, false, Optional.empty());
    }

    /**
     * A failure that may pass, so that the request is worth repeating.
     *
     * @param retryAfter when the service wants to be asked again, if it says
     */
    public static HttpException retryable(FailureKind kind, String message, int status, Optional<Duration> retryAfter) {
        return new HttpException(kind, message, status, true, false, false, retryAfter);
    }

    /**
     * Returns a failure because the service's clock and this machine's differ too much: the request is sent again once
     * the service's time is known, if it {@linkplain GuardedHttp.Builder#serviceTime can be asked for it}.
     */
    public static HttpException outOfTime(String message, int status) {
        return new HttpException(FailureKind.CONFIGURATION, message, status, false, false, true, Optional.empty());
    }

    /** The status of the answer, or 0 if there was none. */
    public int status() {
        return status;
    }

    /**
     * Whether the service may have done what the request asked for: not if it never got the request, nor if it said
     * that the request was wrong.
     */
    public boolean mayHaveTakenEffect() {
        return !unsent && (status < FIRST_REFUSAL || status >= FIRST_FAULT);
    }

    /** The same, for a request that never reached the service. */
    HttpException unsent() {
        return new HttpException(kind(), String.valueOf(getMessage()), status, retryable, true, outOfTime, retryAfter);
    }

    boolean isOutOfTime() {
        return outOfTime;
    }

    boolean retryable() {
        return retryable;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
