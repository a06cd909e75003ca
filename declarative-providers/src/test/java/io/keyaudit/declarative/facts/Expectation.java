package io.keyaudit.declarative.facts;

import io.keyaudit.FailureKind;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is to be read of a key: a failure, or pairs of all resources and the names that are not recognized. */
record Expectation(
        Optional<FailureKind> failure, Map<String, String> pairs, Set<String> unrecognized, boolean unrestricted) {
    static Expectation fails(FailureKind kind) {
        return new Expectation(Optional.of(kind), Map.of(), Set.of(), false);
    }
}
