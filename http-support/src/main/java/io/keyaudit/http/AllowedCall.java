package io.keyaudit.http;

/**
 * A request that a session may send: one that changes nothing at the service, so that repeating it is safe.
 *
 * @param method such as {@code GET}
 * @param path below the endpoint, beginning with a slash; matched letter by letter
 */
public record AllowedCall(String method, String path) {
    /** For evidence and messages: {@code GET /api/2.0/keys/@self}. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
