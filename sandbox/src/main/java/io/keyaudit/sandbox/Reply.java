package io.keyaudit.sandbox;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP answer. */
record Reply(int status, Map<String, String> headers, String body) {

    /** No answer at all: the connection ends. */
    static final Reply NONE = new Reply(0, Map.of(), "");

    static Reply empty(int status) {
        return new Reply(status, Map.of(), "");
    }

    boolean isNone() {
        return status == 0;
    }

    static Reply json(int status, @Nullable Object value) {
        return new Reply(status, Map.of("Content-Type", "application/json; charset=utf-8"), JsonWriter.write(value));
    }

    Reply withHeader(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new Reply(status, all, body);
    }

    Reply withBody(String newBody) {
        return new Reply(status, headers, newBody);
    }

    /** Shows no body, which can hold a new key. */
    @Override
    public String toString() {
        return "Reply[status=" + status + "]";
    }
}
