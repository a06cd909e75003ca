package io.keyaudit.http;

import java.util.Map;

/**
 * Adds a key's credentials to its requests. Asked once for every attempt, just before it is sent, so that a nonce is
 * never sent twice.
 */
@FunctionalInterface
public interface RequestSigner {
    /**
     * The headers to add. They are sent to the endpoint's host and appear nowhere else.
     *
     * @param method such as {@code GET}
     * @param path below the endpoint, beginning with a slash
     * @param body exactly the bytes that will be sent; empty if there is no body
     */
    Map<String, String> headers(String method, String path, byte[] body);
}
