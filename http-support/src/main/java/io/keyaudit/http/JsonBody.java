package io.keyaudit.http;

import java.util.Map;

/** What a request says in JSON. */
public final class JsonBody {
    private JsonBody() {}

    /** An object with these fields, in the map's order: texts, numbers, truths and lists of them. */
    public static String object(Map<String, ?> fields) {
        return StrictJson.write(fields);
    }
}
