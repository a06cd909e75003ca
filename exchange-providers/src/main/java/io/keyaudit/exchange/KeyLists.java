package io.keyaudit.exchange;

import io.keyaudit.Secret;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;

/** Answers that list all keys of an account. */
public final class KeyLists {
    private KeyLists() {}

    /**
     * Returns the list's entry of the key that asked. Nothing else of the list is to be kept.
     *
     * @param field the entry's field that names its key
     * @throws HttpException if there is not exactly one such entry
     */
    public static JsonAnswer entryOf(Secret key, JsonAnswer list, String field) throws HttpException {
        JsonAnswer found = null;
        for (JsonAnswer entry : list.elements()) {
            if (entry.field(field).is(key)) {
                if (found != null) {
                    throw list.notUnderstood("lists the key that asked more than once");
                }
                found = entry;
            }
        }
        if (found == null) {
            throw list.notUnderstood("does not list the key that asked");
        }
        return found;
    }
}
