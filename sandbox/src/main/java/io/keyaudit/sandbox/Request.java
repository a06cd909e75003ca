package io.keyaudit.sandbox;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Optional;

/**
 * One HTTP request, read whole, its body as UTF-8.
 *
 * @param query as sent, percent-encoded, without the question mark; empty if there is none
 * @param client the caller's address
 */
record Request(String method, String path, String query, Headers headers, String body, String client) {

    /** Returns the header's value, if it was sent exactly once. */
    Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** Shows no headers, which hold credentials. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
