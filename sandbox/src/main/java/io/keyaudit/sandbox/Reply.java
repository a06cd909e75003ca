package io.keyaudit.sandbox;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP answer. */
record Reply(int status, Map<String, String> headers, String body) {

    static Reply empty(int status) {
        return new Reply(status, Map.of(), "");
    }

    static Reply json(int status, @Nullable Object value) {
        return new Reply(status, Map.of("Content-Type", "application/json; charset=utf-8"), JsonWriter.write(value));
    }

    /** Shows no body, which may hold a new key. */
    @Override
    public String toString() {
        return "Reply[status=" + status + "]";
    }
}
