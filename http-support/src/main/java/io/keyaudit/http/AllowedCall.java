package io.keyaudit.http;

import java.util.regex.Pattern;

/**
 * A request that a session may send. One that changes something at the service is sent by {@link
 * HttpConversation#callOnce} only; all others change nothing, so that repeating them is safe.
 *
 * @param method such as {@code GET}
 * @param path below the endpoint, beginning with a slash; matched letter by letter, but for a last segment {@code {id}},
 *     which stands for letters, digits and hyphens
 */
public record AllowedCall(String method, String path) {
    private static final String ID = "{id}";
    private static final Pattern ANY_ID = Pattern.compile("[A-Za-z0-9-]{1,100}");

    /** Whether the other call is allowed by this one. */
    boolean covers(AllowedCall sent) {
        if (!method.equals(sent.method)) {
            return false;
        }
        String start = path.substring(0, path.length() - (path.endsWith(ID) ? ID.length() : 0));
        return path.endsWith(ID)
                ? sent.path.startsWith(start)
                        && ANY_ID.matcher(sent.path.substring(start.length())).matches()
                : path.equals(sent.path);
    }

    /** For evidence and messages: {@code GET /api/2.0/keys/@self}. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
