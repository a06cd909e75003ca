package io.keyaudit.testkit;

import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.ProviderException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one inspection.
 *
 * @param snapshot what it answered, if it did
 * @param failure what it threw, if it did
 * @param requests what the service was asked
 */
record Reading(@Nullable KeySnapshot snapshot, @Nullable Throwable failure, List<RecordedRequest> requests) {
    Optional<KeySnapshot> answered() {
        return Optional.ofNullable(snapshot);
    }

    Optional<Throwable> threw() {
        return Optional.ofNullable(failure);
    }

    /** Returns the failure, if it is one that a provider can throw. */
    Optional<ProviderException> failed() {
        return failure instanceof ProviderException known ? Optional.of(known) : Optional.empty();
    }

    /** Returns what happened, for the message of a test that failed; says nothing that might be secret. */
    String summary() {
        if (snapshot != null) {
            return "an answer: " + snapshot.permissions();
        }
        return failed().map(known -> "a failure of kind " + known.kind())
                .orElseGet(() -> failure == null
                        ? "no answer"
                        : "an unexpected " + failure.getClass().getName());
    }

    /** Returns all that the exception says, with its causes. */
    String failureInFull() {
        StringWriter text = new StringWriter();
        if (failure != null) {
            failure.printStackTrace(new PrintWriter(text));
        }
        return text.toString();
    }
}
