package io.keyaudit.cli;

import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.sandbox.ExpectedReading;
import io.keyaudit.text.VisibleText;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Holds what an audit said of a sample key against what is true of it. */
final class StoryCheck {
    private StoryCheck() {}

    /** Returns how the two differ, if they do. */
    static Optional<String> difference(ExpectedReading expected, KeyOutcome outcome) {
        ExpectedReading actual = actual(outcome);
        return actual.equals(expected)
                ? Optional.empty()
                : Optional.of("expected " + text(expected) + "; but the audit says " + text(actual));
    }

    private static ExpectedReading actual(KeyOutcome outcome) {
        if (outcome instanceof Inspected inspected) {
            KeySnapshot snapshot = inspected.snapshot();
            Map<String, String> pairs = new TreeMap<>();
            for (Permission permission : snapshot.permissions().permissions()) {
                pairs.put(permission.resource(), permission.pair());
            }
            return new ExpectedReading.Read(
                    snapshot.state().text(),
                    snapshot.permissions().unrestricted(),
                    pairs,
                    snapshot.unrecognizedScopes());
        }
        return new ExpectedReading.Refused(((Failed) outcome).kind().text());
    }

    private static String text(ExpectedReading expectation) {
        if (expectation instanceof ExpectedReading.Refused refused) {
            return "that it cannot be read (" + refused.failureKind() + ")";
        }
        ExpectedReading.Read read = (ExpectedReading.Read) expectation;
        StringBuilder text = new StringBuilder(read.state());
        if (read.unrestricted()) {
            text.append(", full access");
        }
        read.permissions()
                .forEach((resource, pair) ->
                        text.append(", ").append(resource).append(' ').append(pair));
        if (!read.unrecognizedScopes().isEmpty()) {
            text.append(", unrecognized: ").append(String.join(" ", read.unrecognizedScopes()));
        }
        return VisibleText.of(text.toString());
    }
}
