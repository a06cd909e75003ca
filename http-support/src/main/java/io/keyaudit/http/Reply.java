package io.keyaudit.http;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * What came back, unread.
 *
 * @param headers by their names in lower case
 */
record Reply(int status, Map<String, List<String>> headers, InputStream body) {
    List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
