package io.keyaudit.formats;

import java.util.List;
import java.util.Optional;

/** A part of a YAML file, and where it stands. Shows no values, since they may be secrets. Immutable. */
sealed interface YamlNode {
    Position position();

    /** What YAML takes a scalar for. */
    enum ScalarType {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL
    }

    record Scalar(Position position, ScalarType type, String value) implements YamlNode {
        @Override
        public String toString() {
            return type + " at " + position;
        }
    }

    record Sequence(Position position, List<YamlNode> items) implements YamlNode {}

    record Mapping(Position position, List<Entry> entries) implements YamlNode {
        Optional<Entry> entry(String name) {
            return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
        }
    }

    /** Something that was reported as a problem already. */
    record Unusable(Position position) implements YamlNode {}

    /** One field of a mapping; the position is that of its name. */
    record Entry(Position position, String name, YamlNode value) {
        @Override
        public String toString() {
            return "field at " + position;
        }
    }
}
