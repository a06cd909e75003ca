package io.keyaudit.declarative.facts;

import io.keyaudit.FailureKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is to be read of a key: a failure, or pairs and the names that are not recognized.
 *
 * @param others a pattern of the pairs of other resources; no pair matches {@link #NO_OTHERS}
 */
record Expectation(
        Optional<FailureKind> failure,
        Map<String, String> pairs,
        Set<String> unrecognized,
        boolean unrestricted,
        String others) {
    static final String NO_OTHERS = "not listed";
    /** Of resources that a transcription leaves out: nothing is granted. */
    static final String NOT_GRANTED = "[-?]{2}";

    static Expectation fails(FailureKind kind) {
        return new Expectation(Optional.of(kind), Map.of(), Set.of(), false, NO_OTHERS);
    }
}
