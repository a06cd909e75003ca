package io.keyaudit.formats.policy;

import io.keyaudit.text.NearestWord;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.DocumentNode.Sequence;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Problems;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the texts in a policy file, and says what was probably meant by one that does not fit. */
final class PolicyTexts {
    private PolicyTexts() {}

    /** Returns a text that must be there. */
    static Optional<Scalar> required(Fields fields, String name, String meaning, Problems problems) {
        if (!fields.has(name)) {
            problems.add(fields.position(), "\"" + name + "\" is missing: " + meaning);
        }
        return fields.text(name, "expected " + meaning);
    }

    /** Returns the texts in a list, which is not empty if it is given. */
    static List<Scalar> some(Fields fields, String name, String expected, Problems problems) {
        Optional<Sequence> listed = fields.list(name, expected);
        listed.filter(list -> list.items().isEmpty())
                .ifPresent(none -> problems.add(none.position(), expected + ", not an empty list"));
        return listed.stream()
                .flatMap(list -> list.items().stream())
                .flatMap(item -> Fields.text(item, "expected a text", problems).stream())
                .toList();
    }

    static List<String> values(List<Scalar> texts) {
        return texts.stream().map(Scalar::value).toList();
    }

    /**
     * Returns the one that a word stands for; a word for none of them is a problem.
     *
     * @param kind what they are, such as {@code a state}
     */
    static <T> Optional<T> oneOf(Scalar word, String kind, List<T> all, Function<T, String> text, Problems problems) {
        Optional<T> found =
                all.stream().filter(one -> text.apply(one).equals(word.value())).findFirst();
        if (found.isEmpty()) {
            problems.add(
                    word.position(),
                    "not " + kind + "; "
                            + meant(word.value(), all.stream().map(text).toList()));
        }
        return found;
    }

    /** Ends a message on a word that is not one of those known. */
    static String meant(String given, Collection<String> known) {
        return NearestWord.to(given, known)
                .map(word -> "did you mean \"" + word + "\"?")
                .orElse("it is one of: " + String.join(", ", known));
    }
}
