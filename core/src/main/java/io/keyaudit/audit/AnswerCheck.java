package io.keyaudit.audit;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.spi.ResourceInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds what a provider answers against its contract: an incomplete answer would read as "no access". */
record AnswerCheck(AuditTarget target, Credentials presented, Sessions.Open open) {
    /** Returns what the answer breaks, if anything. */
    Optional<Failed> fault(@Nullable KeySnapshot snapshot) {
        if (snapshot == null) {
            return failed(FailureKind.INTERNAL, "the provider gave no answer");
        }
        if (!snapshot.provider().equals(target.provider())
                || !snapshot.endpoint().equals(open.endpoint())) {
            return failed(FailureKind.INTERNAL, "the provider answered for another provider or endpoint");
        }
        for (ResourceInfo resource : open.scopes().resources()) {
            if (resource.documented() && !snapshot.permissions().lists(resource.name())) {
                return failed(
                        FailureKind.INTERNAL, "the provider said nothing of its resource \"" + resource.name() + "\"");
            }
        }
        // An answer that repeats the secret would carry it into every report.
        if (presented.occurIn(snapshot.toString())) {
            return failed(
                    FailureKind.PROTOCOL, "the service's answer repeats the key's secret, so none of it is shown");
        }
        return Optional.empty();
    }

    Optional<Failed> failed(FailureKind kind, String message) {
        return Optional.of(new Failed(target, kind, message));
    }
}
