package io.keyaudit.http;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A request failed, or its answer says that something is wrong. */
public class HttpException extends ProviderException {
    private static final long serialVersionUID = 1L;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAULT = 500;

    private final int status;
    private final boolean retryable;
    private final boolean unsent;
    private final transient Optional<TimeRefusal> timeRefusal;
    private final transient Optional<Duration> retryAfter;

    private HttpException(
            FailureKind kind,
            String message,
            int status,
            boolean retryable,
            boolean unsent,
            Optional<TimeRefusal> timeRefusal,
            Optional<Duration> retryAfter) {
        super(kind, message);
        this.status = status;
        this.retryable = retryable;
        this.unsent = unsent;
        this.timeRefusal = timeRefusal;
        this.retryAfter = retryAfter;
    }

    /** Creates a failure that would be the same if the request were repeated. */
    public HttpException(FailureKind kind, String message, int status) {
        this(kind, message, status, false, false, Optional.empty(), Optional.empty());
    }

    /**
     * Returns a failure that might pass, so that the request is worth repeating.
     *
     * @param retryAfter when the service wants to be asked again, if it says
     */
    public static HttpException retryable(FailureKind kind, String message, int status, Optional<Duration> retryAfter) {
        return new HttpException(kind, message, status, true, false, Optional.empty(), retryAfter);
    }

    /**
     * Returns a failure because the service's clock and this machine's differ too much: the request is sent again once
     * the service's time is known, if it {@linkplain GuardedHttp.Builder#serviceTime can be asked for it}.
     */
    public static HttpException outOfTime(String message, int status) {
        return outOfTime(message, status, Optional.empty());
    }

    /** Returns such a failure for an answer that states the service's time, which is believed. */
    public static HttpException outOfTime(String message, int status, Instant serviceTime) {
        return outOfTime(message, status, Optional.of(serviceTime));
    }

    private static HttpException outOfTime(String message, int status, Optional<Instant> serviceTime) {
        return timed(FailureKind.CONFIGURATION, message, status, new TimeRefusal(true, serviceTime));
    }

    /**
     * Returns a rejection by a service that calls a wrong clock by the same words as a wrong key: the request is sent again
     * if the clocks differ, by the answer's {@code Date} or, where that does not exclude it, by the service's time.
     */
    public static HttpException rejectedOrOutOfTime(String message, HttpAnswer answer) {
        return timed(FailureKind.REJECTED, message, answer.status(), new TimeRefusal(false, answer.date()));
    }

    private static HttpException timed(FailureKind kind, String message, int status, TimeRefusal refusal) {
        return new HttpException(kind, message, status, false, false, Optional.of(refusal), Optional.empty());
    }

    /** Returns the status of the answer, or 0 if there was none. */
    public int status() {
        return status;
    }

    /**
     * Returns whether the service might have done what the request asked for: not if it never got the request, nor if it said
     * that the request was wrong.
     */
    public boolean mayHaveTakenEffect() {
        return !unsent && (status < FIRST_REFUSAL || status >= FIRST_FAULT);
    }

    /** Returns the same, for a request that never reached the service. */
    HttpException unsent() {
        return new HttpException(
                kind(), String.valueOf(getMessage()), status, retryable, true, timeRefusal, retryAfter);
    }

    Optional<TimeRefusal> timeRefusal() {
        return timeRefusal;
    }

    boolean retryable() {
        return retryable;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
