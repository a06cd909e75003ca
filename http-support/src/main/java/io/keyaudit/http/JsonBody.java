package io.keyaudit.http;

import java.util.Map;

/** What a request says in JSON. */
public final class JsonBody {
    private JsonBody() {}

    /** Returns an object with these fields, in the map's order: texts, numbers, booleans, null, and lists and maps of them. */
    public static String object(Map<String, ?> fields) {
        return JsonText.of(fields);
    }
}
