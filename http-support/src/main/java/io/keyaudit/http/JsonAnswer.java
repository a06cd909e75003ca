package io.keyaudit.http;

import io.keyaudit.FailureKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A value in a service's answer, read strictly: something of another type than expected is a failure and never taken
 * for "nothing" or "no". Failures name the place and the types, not the value, which is untrusted. Immutable.
 */
public final class JsonAnswer {
    private final JsonNode node;
    private final String place;

    JsonAnswer(JsonNode node) {
        this(node, "the answer");
    }

    JsonAnswer(JsonNode node, String place) {
        this.node = node;
        this.place = place;
    }

    /**
     * A field that must be there.
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
     * A field that may be left out or {@code null}.
     *
     * @throws HttpException if this is no object
     */
    public Optional<JsonAnswer> optional(String name) throws HttpException {
        if (!node.isObject()) {
            throw expected("an object");
        }
        return asObjectField(name);
    }

    /** The string, if this is one. */
    public Optional<String> asText() {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    /** The whole number, if this is one. */
    public Optional<Long> asInteger() {
        return node.isInt() || node.isLong() ? Optional.of(node.longValue()) : Optional.empty();
    }

    /** The elements, if this is an array. */
    public Optional<List<JsonAnswer>> asElements() {
        if (!node.isArray()) {
            return Optional.empty();
        }
        List<JsonAnswer> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonAnswer(node.get(i), place + "[" + i + "]"));
        }
        return Optional.of(elements);
    }

    /** The field, if this is an object that has it and not {@code null} in it. */
    public Optional<JsonAnswer> asObjectField(String name) {
        JsonNode field = node.isObject() ? node.get(name) : null;
        return field == null || field.isNull()
                ? Optional.empty()
                : Optional.of(new JsonAnswer(field, place + "'s \"" + name + "\""));
    }

    /** Whether this is an object, for services that answer the same thing in several ways. */
    public boolean isObject() {
        return node.isObject();
    }

    /**
     * The string.
     *
     * @throws HttpException if this is no string
     */
    public String text() throws HttpException {
        return asText().orElseThrow(() -> expected("a string"));
    }

    /**
     * The truth.
     *
     * @throws HttpException if this is neither {@code true} nor {@code false}
     */
    public boolean truth() throws HttpException {
        if (!node.isBoolean()) {
            throw expected("true or false");
        }
        return node.booleanValue();
    }

    /**
     * A truth that the service writes as a number.
     *
     * @throws HttpException if this is neither {@code 0} nor {@code 1}
     */
    public boolean bit() throws HttpException {
        if (!node.isInt() || (node.intValue() != 0 && node.intValue() != 1)) {
            throw expected("0 or 1");
        }
        return node.intValue() == 1;
    }

    /**
     * The elements.
     *
     * @throws HttpException if this is no array
     */
    public List<JsonAnswer> elements() throws HttpException {
        return asElements().orElseThrow(() -> expected("an array"));
    }

    /**
     * The strings of an array.
     *
     * @throws HttpException if this is no array of strings
     */
    public List<String> texts() throws HttpException {
        List<String> texts = new ArrayList<>();
        for (JsonAnswer element : elements()) {
            texts.add(element.text());
        }
        return List.copyOf(texts);
    }

    /** The value as it was answered, compact. Untrusted. */
    public String verbatim() {
        return node.toString();
    }

    /** The failure to be thrown when something is wrong with this value. */
    public HttpException notUnderstood(String why) {
        return new HttpException(FailureKind.PROTOCOL, place + " " + why, 200);
    }

    private HttpException expected(String type) {
        return notUnderstood("is not " + type + " but " + kind());
    }

    private String kind() {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case NUMBER -> "another number";
            case OBJECT -> "an object";
            case STRING -> "a string";
            default -> "something else";
        };
    }
}
