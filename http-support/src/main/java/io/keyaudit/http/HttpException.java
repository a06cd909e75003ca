package io.keyaudit.http;

import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import java.time.Duration;
import java.util.Optional;

/** A request failed, or its answer says that something is wrong. */
public class HttpException extends ProviderException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final boolean passing;
    private final transient Optional<Duration> retryAfter;

    private HttpException(
            FailureKind kind, String message, int status, boolean passing, Optional<Duration> retryAfter) {
        super(kind, message);
        this.status = status;
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    /** A failure that would be the same if the request were repeated. */
    public HttpException(FailureKind kind, String message, int status) {
        this(kind, message, status, false, Optional.empty());
    }

    /**
     * A failure that may pass, so that the request is worth repeating.
     *
     * @param retryAfter when the service wants to be asked again, if it says
     */
    public static HttpException passing(FailureKind kind, String message, int status, Optional<Duration> retryAfter) {
        return new HttpException(kind, message, status, true, retryAfter);
    }

    /** The status of the answer, or 0 if there was none. */
    public int status() {
        return status;
    }

    boolean passing() {
        return passing;
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
