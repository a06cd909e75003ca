package io.keyaudit.testkit;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request that an inspection can send, and what the service says to it. Immutable.
 *
 * @param method the HTTP method
 * @param path the path as the request line has it, with its query if there is one. A {@code *} stands for any text without
 *     slash and ampersand, for what varies: {@code /v1/key?timestamp=*&signature=*}
 * @param answer what the service says
 */
public record Exchange(String method, String path, CannedAnswer answer) {
    /** Returns a GET that is answered with this JSON. */
    public static Exchange get(String path, String json) {
        return new Exchange("GET", path, CannedAnswer.json(json));
    }

    /** Returns a POST that is answered with this JSON. */
    public static Exchange post(String path, String json) {
        return new Exchange("POST", path, CannedAnswer.json(json));
    }

    /** Returns the same with this header in its answer, in place of any of its name. */
    public Exchange withHeader(String name, String value) {
        return withAnswer(answer.withHeader(name, value));
    }

    Exchange withAnswer(CannedAnswer other) {
        return new Exchange(method, path, other);
    }

    /** Returns whether the request is this one. */
    boolean answers(RecordedRequest request) {
        String pattern =
                Arrays.stream(path.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining("[^/&]*"));
        return method.equals(request.method()) && request.target().matches(pattern);
    }

    /** Returns whether the request is this one but for its query, which can depend on the key. */
    boolean isOf(RecordedRequest request) {
        return method.equals(request.method())
                && path.split("\\?", 2)[0].equals(request.target().split("\\?", 2)[0]);
    }
}
