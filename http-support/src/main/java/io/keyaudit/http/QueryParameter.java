package io.keyaudit.http;

/**
 * A parameter in a request's query, not yet percent-encoded. Its text shows the name only, since the value can be a
 * signature or part of a key.
 *
 * @param name its name
 * @param value its value; empty if it has none
 */
public record QueryParameter(String name, String value) {
    /** Returns the parameter as it is sent, such as {@code limit=50}. */
    public String encoded() {
        return PercentEncoding.encode(name) + '=' + PercentEncoding.encode(value);
    }

    @Override
    public String toString() {
        return name;
    }
}
