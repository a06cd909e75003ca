package io.keyaudit.yaml;

import java.util.List;
import java.util.Optional;

/**
 * A value of a YAML or JSON document, with its position. {@code toString} shows no scalar and no name of a field, since
 * either can be a secret in the wrong place. Immutable.
 */
public sealed interface DocumentNode {
    /** Returns where the value begins. */
    Position position();

    /** The type of a scalar, by YAML's core schema. */
    enum ScalarType {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL
    }

    /**
     * A single value.
     *
     * @param position where it begins
     * @param type its type; a quoted scalar is a text
     * @param value its text as it is in the document, without quotes
     */
    record Scalar(Position position, ScalarType type, String value) implements DocumentNode {
        @Override
        public String toString() {
            return type + " at " + position;
        }
    }

    /**
     * A list.
     *
     * @param position where it begins
     * @param items its items, in order
     */
    record Sequence(Position position, List<DocumentNode> items) implements DocumentNode {}

    /**
     * A mapping from names to values; no name occurs twice.
     *
     * @param position where it begins
     * @param entries its fields, in the order of the document
     */
    record Mapping(Position position, List<Entry> entries) implements DocumentNode {
        /** Returns the field of that name, or nothing if there is none. */
        public Optional<Entry> entry(String name) {
            return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
        }
    }

    /**
     * A value whose problem was reported already.
     *
     * @param position where it begins
     */
    record Unusable(Position position) implements DocumentNode {}

    /**
     * A field of a mapping.
     *
     * @param position where its name begins
     * @param name its name
     * @param value its value
     */
    record Entry(Position position, String name, DocumentNode value) {
        @Override
        public String toString() {
            return "field at " + position;
        }
    }
}
