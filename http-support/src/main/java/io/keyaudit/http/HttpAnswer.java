package io.keyaudit.http;

import io.keyaudit.FailureKind;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** An answer as it came. Holds untrusted text: show nothing of it but through {@link #brief}. */
public final class HttpAnswer {
    private static final int BRIEF_LENGTH = 120;

    private final Reply reply;
    private final byte[] body;
    private final JsonTree tree;
    private final Optional<Duration> retryAfter;
    private final UnaryOperator<String> redaction;

    HttpAnswer(
            Reply reply, byte[] body, JsonTree tree, Optional<Duration> retryAfter, UnaryOperator<String> redaction) {
        this.reply = reply;
        this.body = body;
        this.tree = tree;
        this.retryAfter = retryAfter;
        this.redaction = redaction;
    }

    /** Returns the HTTP status. */
    public int status() {
        return reply.status();
    }

    /**
     * Returns a header: absent if the answer does not have it, empty if it has it without a value. Repeated ones are
     * joined with commas (RFC 9110, section 5.3).
     *
     * @param name in upper or lower case
     */
    public Optional<String> header(String name) {
        List<String> values = reply.header(name.toLowerCase(Locale.ROOT));
        return values.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", values));
    }

    /** Returns when the service wants to be asked again, if it says. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Returns when the service answered, by its own clock, if it says. */
    Optional<Instant> date() {
        try {
            return header("date").map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** Returns whether there is no body. */
    public boolean empty() {
        return body.length == 0;
    }

    /** Returns the body, if it is JSON from its first byte to its last. */
    public Optional<JsonAnswer> json() {
        return compressed() ? Optional.empty() : StrictJson.read(body, tree).map(JsonAnswer::new);
    }

    /**
     * Returns the body, which must be JSON from its first byte to its last.
     *
     * @throws HttpException if it is not
     */
    public JsonAnswer body() throws HttpException {
        Optional<JsonAnswer> json = json();
        if (json.isEmpty()) {
            throw new HttpException(FailureKind.PROTOCOL, "the answer is " + kindOfBody(), status());
        }
        return json.get();
    }

    /**
     * Returns whether the body, read as UTF-8, contains these words in upper or lower case; for services that distinguish errors
     * by their text alone.
     */
    public boolean mentions(String words) {
        return new String(body, StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT)
                .contains(words.toLowerCase(Locale.ROOT));
    }

    /** Returns a text of the service's, fit to be shown: without secrets, on one line, and short. */
    public String brief(String text) {
        String line = redaction.apply(text).replaceAll("[\\p{C}\\p{Z}]+", " ").strip();
        return line.codePointCount(0, line.length()) <= BRIEF_LENGTH
                ? line
                : line.substring(0, line.offsetByCodePoints(0, BRIEF_LENGTH)) + "...";
    }

    /** An answer of two lengths ends where somebody between the service and us wanted it to (RFC 9112, section 6.3). */
    boolean hasTwoLengths() {
        return reply.header("content-length").stream().distinct().count() > 1;
    }

    private boolean compressed() {
        return reply.header("content-encoding").stream().anyMatch(coding -> !coding.equals("identity"));
    }

    private String kindOfBody() {
        if (empty()) {
            return "empty";
        }
        if (compressed()) {
            return "compressed, which was not asked for";
        }
        String type = brief(
                reply.header("content-type").stream().findFirst().orElse("").split(";", 2)[0]);
        return type.isEmpty() ? "not JSON" : "not JSON (it is called " + type + ")";
    }
}
