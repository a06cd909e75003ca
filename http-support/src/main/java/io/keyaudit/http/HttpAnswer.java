package io.keyaudit.http;

import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An answer as it came. Holds untrusted bytes: pass on nothing of them but through {@link #brief}. */
public final class HttpAnswer {
    private static final int BRIEF_LENGTH = 120;

    private final int status;
    private final String contentType;
    private final boolean compressed;
    private final Optional<Duration> retryAfter;
    private final byte[] body;
    private final UnaryOperator<String> redaction;

    HttpAnswer(
            int status,
            String contentType,
            boolean compressed,
            Optional<Duration> retryAfter,
            byte[] body,
            UnaryOperator<String> redaction) {
        this.status = status;
        this.contentType = contentType;
        this.compressed = compressed;
        this.retryAfter = retryAfter;
        this.body = body;
        this.redaction = redaction;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** When the service wants to be asked again, if it says. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Whether there is no body. */
    public boolean empty() {
        return body.length == 0;
    }

    /** The body, if it is JSON from its first byte to its last. */
    public Optional<JsonAnswer> json() {
        return compressed ? Optional.empty() : StrictJson.read(body).map(JsonAnswer::new);
    }

    /** A text of the service's, fit to be shown: without secrets, on one line, and short. */
    public String brief(String text) {
        String line = redaction.apply(text).replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= BRIEF_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, BRIEF_LENGTH)) + "...";
    }

    /** What kind of thing the body is, fit to be shown. */
    String kindOfBody() {
        if (empty()) {
            return "empty";
        }
        if (compressed) {
            return "compressed, which was not asked for";
        }
        String type = brief(contentType.split(";", 2)[0]);
        return type.isEmpty() ? "not JSON" : "not JSON (it is called " + type + ")";
    }
}
