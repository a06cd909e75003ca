package io.keyaudit.testkit;

/**
 * A request that an inspection may send, and what the service says to it. Immutable.
 *
 * @param method the HTTP method
 * @param path the path as the request line has it, with its query if there is one
 * @param answer what the service says
 */
public record Exchange(String method, String path, CannedAnswer answer) {
    /** A GET that is answered with this JSON. */
    public static Exchange get(String path, String json) {
        return new Exchange("GET", path, CannedAnswer.json(json));
    }

    /** A POST that is answered with this JSON. */
    public static Exchange post(String path, String json) {
        return new Exchange("POST", path, CannedAnswer.json(json));
    }

    Exchange withAnswer(CannedAnswer other) {
        return new Exchange(method, path, other);
    }

    /** Whether the request is this one. */
    boolean answers(RecordedRequest request) {
        return method.equals(request.method()) && path.equals(request.target());
    }
}
