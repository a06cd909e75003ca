package io.keyaudit.declarative;

import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses names and texts that are not what a reader sees: with characters that reverse what follows, cannot be seen, or are
 * halves of a character. A scope with one of these would look like the service's, and never be it.
 */
final class VisibleNames {
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\n\\t]]");

    private VisibleNames() {}

    /** Adds a problem for each name and text that holds such a character. */
    static void require(DocumentNode node, Problems problems) {
        if (node instanceof Scalar scalar) {
            require(scalar.value(), scalar.position(), problems);
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> require(item, problems));
        } else if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                require(entry.name(), entry.position(), problems);
                require(entry.value(), problems);
            }
        }
    }

    private static void require(String text, Position position, Problems problems) {
        Matcher invisible = INVISIBLE.matcher(text);
        if (invisible.find()) {
            problems.add(
                    position,
                    "the invisible character U+%04X; remove it".formatted(text.codePointAt(invisible.start())));
        }
    }
}
