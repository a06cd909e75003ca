package io.keyaudit.cli;

import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.sandbox.Expectation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds what an audit said of a sample key against what is true of it. */
final class Verdict {
    private Verdict() {}

    /** How the two differ, if they do. */
    static Optional<String> difference(Expectation expected, KeyOutcome outcome) {
        Expectation actual = actual(outcome);
        return actual.equals(expected)
                ? Optional.empty()
                : Optional.of("expected " + expected + ", but the audit says " + actual);
    }

    private static Expectation actual(KeyOutcome outcome) {
        if (outcome instanceof Inspected inspected) {
            KeySnapshot snapshot = inspected.snapshot();
            Map<String, String> pairs = new TreeMap<>();
            for (Permission permission : snapshot.permissions().permissions()) {
                pairs.put(permission.resource(), permission.pair());
            }
            return new Expectation.Read(
                    snapshot.state().text(),
                    snapshot.permissions().unrestricted(),
                    pairs,
                    snapshot.unrecognizedScopes());
        }
        return new Expectation.Refused(((Failed) outcome).kind().text());
    }
}
