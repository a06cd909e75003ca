package io.keyaudit.formats.leaks;

import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.PermissionSet;
import io.keyaudit.Sensitivity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ProviderDescription;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of a leaked key. Immutable; shows no secret.
 *
 * @param key the key
 * @param provider its service's id, if that is recognized
 * @param service what its service is called, if that is recognized
 * @param status whether it works
 * @param reason why nothing is known of it; empty if something is
 * @param snapshot what the service says of it, if it was read
 * @param worst how much harm it can do at most, as far as that is known; absent if it was not read
 */
public record TriagedKey(
        LeakedKey key,
        Optional<String> provider,
        Optional<String> service,
        Status status,
        String reason,
        Optional<KeySnapshot> snapshot,
        Optional<Sensitivity> worst) {

    /** Whether a leaked key works. Those that need somebody most come first. */
    public enum Status {
        /** Its service accepts it. */
        WORKS,
        /** Its service was asked and did not say. */
        UNKNOWN,
        /** Nobody was asked: it is to be treated like one that works. */
        NOT_ASKED,
        /** Its service knows it, and it is switched off or expired. */
        INACTIVE,
        /** Its service does not accept it. */
        REJECTED;

        /** Returns the name in files and reports, such as {@code not-asked}. */
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Returns whether the key is known to open nothing at present. */
        public boolean isHarmless() {
            return this == INACTIVE || this == REJECTED;
        }
    }

    /** Orders keys by how soon they need somebody. */
    public static final Comparator<TriagedKey> MOST_URGENT_FIRST = Comparator.comparing(TriagedKey::status)
            .thenComparing(
                    triaged -> triaged.worst().map(Sensitivity::ordinal).orElse(Integer.MAX_VALUE),
                    Comparator.reverseOrder())
            .thenComparing(triaged -> triaged.key().name());

    /** Returns a key that nobody was asked about. */
    public static TriagedKey left(LeakedKey key, LeakRecognition.Decision.Leave decision, Providers providers) {
        return new TriagedKey(
                key,
                decision.provider(),
                service(decision.provider(), providers),
                Status.NOT_ASKED,
                decision.reason(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns a key that its service was asked about. */
    public static TriagedKey asked(LeakedKey key, KeyOutcome outcome, Providers providers) {
        Optional<String> provider = Optional.of(outcome.target().provider());
        Optional<String> service = service(provider, providers);
        if (outcome instanceof Inspected read) {
            Status status = switch (read.snapshot().state()) {
                case ACTIVE, UNKNOWN -> Status.WORKS;
                case INACTIVE, EXPIRED -> Status.INACTIVE;
            };
            return new TriagedKey(
                    key,
                    provider,
                    service,
                    status,
                    "",
                    Optional.of(read.snapshot()),
                    Optional.of(worst(read.snapshot(), providers)));
        }
        if (outcome instanceof Failed failed) {
            Status status = failed.kind() == FailureKind.REJECTED ? Status.REJECTED : Status.UNKNOWN;
            return new TriagedKey(key, provider, service, status, failed.message(), Optional.empty(), Optional.empty());
        }
        return new TriagedKey(
                key,
                provider,
                service,
                Status.NOT_ASKED,
                "the command was stopped before its turn",
                Optional.empty(),
                Optional.empty());
    }

    /** Returns what to do first, for people. */
    public String firstStep() {
        String at = service.map(name -> " at " + name).orElse(" at its service");
        return switch (status) {
            case WORKS ->
                "revoke it now" + at
                        + ", create another for its program, and look through the service's log for what was done"
                        + " with it; taking it out of the file or the history is not enough";
            case UNKNOWN, NOT_ASKED -> "treat it as one that works: revoke it" + at + ", and create another";
            case INACTIVE ->
                "delete it" + at + ", so that nobody switches it on again; find out who used it until then";
            case REJECTED -> "nothing to revoke; find out when it stopped working and whether it was used until then";
        };
    }

    private static Optional<String> service(Optional<String> provider, Providers providers) {
        return provider.flatMap(providers::description).map(ProviderDescription::displayName);
    }

    /** An access that might be granted, or that no table describes, counts as the worst that there is. */
    private static Sensitivity worst(KeySnapshot snapshot, Providers providers) {
        PermissionSet permissions = snapshot.permissions();
        if (permissions.unrestricted() || !snapshot.unrecognizedScopes().isEmpty()) {
            return Sensitivity.CRITICAL;
        }
        return permissions
                .accesses()
                .filter(access -> access.grant() != Grant.DENIED)
                .map(access -> providers
                        .scopes(snapshot.provider())
                        .flatMap(table -> table.access(access.access()))
                        .map(AccessInfo::sensitivity)
                        .orElse(Sensitivity.CRITICAL))
                .max(Comparator.naturalOrder())
                .orElse(Sensitivity.LOW);
    }
}
