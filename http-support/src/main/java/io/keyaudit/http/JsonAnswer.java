package io.keyaudit.http;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A value in a service's answer, read strictly: something of another type than expected is a failure and never taken
 * for "nothing" or "no". Failures name the place and the types, not the value, which is untrusted. Immutable.
 *
 * <p>A string in a field that {@linkplain GuardedHttp.Builder#conceal echoes a secret} cannot be read, only compared.
 */
public final class JsonAnswer {
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

    private final Object value;
    private final String place;

    JsonAnswer(Object value) {
        this(value, "the answer");
    }

    JsonAnswer(Object value, String place) {
        this.value = value;
        this.place = place;
    }

    /**
     * Returns a field that must be there.
     *
     * @throws HttpException if this is no object, or has no such field or {@code null} in it
     */
    public JsonAnswer field(String name) throws HttpException {
        Optional<JsonAnswer> field = optional(name);
        if (field.isEmpty()) {
            throw notUnderstood("has no field \"" + name + "\"");
        }
        return field.get();
    }

    /**
     * Returns a field that can be left out or {@code null}.
     *
     * @throws HttpException if this is no object
     */
    public Optional<JsonAnswer> optional(String name) throws HttpException {
        if (!isObject()) {
            throw expected("an object");
        }
        return findField(name);
    }

    /**
     * Returns the names of the fields, in the answer's order; also of those that are {@code null}.
     *
     * @throws HttpException if this is no object
     */
    public Set<String> names() throws HttpException {
        if (value instanceof Map<?, ?> fields) {
            Set<String> names = new LinkedHashSet<>();
            fields.keySet().forEach(name -> names.add((String) name));
            return Collections.unmodifiableSet(names);
        }
        throw expected("an object");
    }

    /** Returns the string, if this is one. */
    public Optional<String> findString() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Returns the boolean, if this is one. */
    public Optional<Boolean> findBoolean() {
        return value instanceof Boolean truth ? Optional.of(truth) : Optional.empty();
    }

    /** Returns the whole number, if this is one. */
    public Optional<Long> findLong() {
        if (value instanceof JsonTree.Numeral number
                && INTEGER.matcher(number.text()).matches()) {
            try {
                return Optional.of(Long.parseLong(number.text()));
            } catch (NumberFormatException tooLarge) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Returns the elements, if this is an array. */
    public Optional<List<JsonAnswer>> findElements() {
        if (!(value instanceof List<?> array)) {
            return Optional.empty();
        }
        List<JsonAnswer> elements = new ArrayList<>();
        for (Object element : array) {
            elements.add(new JsonAnswer(element, place + "[" + elements.size() + "]"));
        }
        return Optional.of(elements);
    }

    /** Returns the field, if this is an object that has it and not {@code null} in it. */
    public Optional<JsonAnswer> findField(String name) {
        Object field = value instanceof Map<?, ?> fields ? fields.get(name) : null;
        return field == null || field == JsonTree.NULL
                ? Optional.empty()
                : Optional.of(new JsonAnswer(field, place + "'s \"" + name + "\""));
    }

    /** Returns whether this is an object, for services that answer the same thing in several ways. */
    public boolean isObject() {
        return value instanceof Map;
    }

    /**
     * Returns the string.
     *
     * @throws HttpException if this is no string
     */
    public String asString() throws HttpException {
        return findString().orElseThrow(() -> expected("a string"));
    }

    /**
     * Returns the whole number.
     *
     * @throws HttpException if this is no whole number of 64 bits
     */
    public long asLong() throws HttpException {
        return findLong().orElseThrow(() -> expected("a whole number"));
    }

    /**
     * Returns the boolean.
     *
     * @throws HttpException if this is neither {@code true} nor {@code false}
     */
    public boolean asBoolean() throws HttpException {
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw expected("true or false");
    }

    /**
     * Returns a boolean that the service writes as a number.
     *
     * @throws HttpException if this is neither {@code 0} nor {@code 1}
     */
    public boolean asZeroOrOne() throws HttpException {
        String text = value instanceof JsonTree.Numeral number ? number.text() : "";
        if (!text.equals("0") && !text.equals("1")) {
            throw expected("0 or 1");
        }
        return text.equals("1");
    }

    /**
     * Returns the elements.
     *
     * @throws HttpException if this is no array
     */
    public List<JsonAnswer> elements() throws HttpException {
        return findElements().orElseThrow(() -> expected("an array"));
    }

    /**
     * Returns the strings of an array.
     *
     * @throws HttpException if this is no array of strings
     */
    public List<String> asStrings() throws HttpException {
        List<String> strings = new ArrayList<>();
        for (JsonAnswer element : elements()) {
            strings.add(element.asString());
        }
        return List.copyOf(strings);
    }

    /** Returns whether this is the string that the secret holds, in a concealed field or not. */
    public boolean is(Secret secret) {
        return value instanceof Secret concealed
                ? concealed.equals(secret)
                : value instanceof String text
                        && !text.isBlank()
                        && Secret.of(text).equals(secret);
    }

    /**
     * Checks that this, which names the key that the answer is about, names the key that asked.
     *
     * @throws HttpException if it does not
     */
    public void requireKey(Secret key) throws HttpException {
        if (!is(key)) {
            throw anotherKey();
        }
    }

    /**
     * Checks that this, which shows the key that the answer is about in part, such as {@code sk-***cdef}, shows the key
     * that asked. What stands before the first asterisk must be the key's beginning, what stands after the last its end;
     * without asterisks, all of it must be its end.
     *
     * @throws HttpException if it does not, or shows nothing of the key
     */
    public void requireMaskOf(Secret key) throws HttpException {
        String mask = asString();
        String whole = key.reveal();
        int first = mask.indexOf('*');
        String start = mask.substring(0, Math.max(first, 0));
        String end = mask.substring(mask.lastIndexOf('*') + 1);
        boolean shows = !start.isEmpty() || !end.isEmpty();
        if (!shows || !whole.startsWith(start) || !whole.endsWith(end)) {
            throw anotherKey();
        }
    }

    private HttpException anotherKey() {
        return new HttpException(
                FailureKind.PROTOCOL, "the service answered about another key than the one that asked", 200);
    }

    /** Returns the value as JSON, compact, with concealed strings as {@code ***}. Untrusted. */
    public String verbatim() {
        return JsonText.of(value);
    }

    /** Returns the failure to be thrown when something is wrong with this value. */
    public HttpException notUnderstood(String why) {
        return new HttpException(FailureKind.PROTOCOL, place + " " + why, 200);
    }

    private HttpException expected(String type) {
        return notUnderstood("is not " + type + " but " + kind());
    }

    private String kind() {
        if (value instanceof List) {
            return "an array";
        } else if (value instanceof Boolean) {
            return "true or false";
        } else if (value instanceof JsonTree.Numeral) {
            return "another number";
        } else if (value instanceof Map) {
            return "an object";
        } else if (value instanceof String) {
            return "a string";
        } else {
            return value instanceof Secret ? "a concealed string" : "null";
        }
    }
}
