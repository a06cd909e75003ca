package io.keyaudit.intake;

import io.keyaudit.KeySnapshot;
import io.keyaudit.Provenance;
import io.keyaudit.ResourceAccess;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.Reason;
import io.keyaudit.policy.Violation;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.ProviderDescription;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says in words for a key's owner what to change at the service. */
final class RequestedChanges {
    private final String service;
    private final Optional<KeySnapshot> key;

    RequestedChanges(Providers providers, KeyOutcome outcome) {
        String provider = outcome.target().provider();
        this.service = providers
                .description(provider)
                .map(ProviderDescription::displayName)
                .orElse(provider);
        this.key = outcome instanceof KeyOutcome.Inspected read ? Optional.of(read.snapshot()) : Optional.empty();
    }

    /** Returns the changes that the findings ask for, each once, those of the most severe findings first. */
    List<String> of(List<Finding> findings) {
        Set<String> changes = new LinkedHashSet<>();
        findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .forEach(finding -> finding.reasons().forEach(reason -> changes.add(change(finding, reason))));
        return List.copyOf(changes);
    }

    private String change(Finding finding, Reason reason) {
        if (reason instanceof Violation.Forbidden forbidden && !forbidden.fullAccess()) {
            return switchOff(forbidden.accesses());
        } else if (reason instanceof Violation.NotAllowed notAllowed) {
            return switchOff(notAllowed.accesses());
        } else if (reason instanceof Violation.AddressesUnrestricted) {
            return "At " + service + ", restrict the key to the addresses of this application.";
        } else if (reason instanceof Violation.NeverExpires) {
            return "At " + service + ", give the key a day on which it expires.";
        } else if (!reason.certain()) {
            return "At " + service + ": it could not be decided whether the key is acceptable: " + finding.message()
                    + ".";
        }
        return "At " + service + ": " + finding.rule().remedy();
    }

    private String switchOff(List<ResourceAccess> accesses) {
        Set<String> scopes = new TreeSet<>();
        Set<String> unexplained = new TreeSet<>();
        for (ResourceAccess access : accesses) {
            List<Provenance.Source> sources = key.flatMap(
                            snapshot -> snapshot.permissions().provenance(access))
                    .map(Provenance::sources)
                    .orElse(List.of());
            sources.forEach(source -> scopes.add(asTheServiceCallsIt(source.scope())));
            if (sources.isEmpty()) {
                unexplained.add(access.toString());
            }
        }
        if (!unexplained.isEmpty()) {
            return "At " + service + ", replace the key by one without " + String.join(", ", unexplained) + ".";
        }
        String named = scopes.stream().map(scope -> "\"" + scope + "\"").collect(Collectors.joining(", "));
        // A key without any scope cannot be asked about.
        boolean all = key.map(KeySnapshot::nativeScopes).stream().allMatch(scopes::containsAll);
        return all
                ? "At " + service + ", replace the key by one without " + accesses(accesses) + ", granted by " + named
                        + "."
                : "At " + service + ", remove " + named + " from the key.";
    }

    private static String accesses(List<ResourceAccess> accesses) {
        return accesses.stream().map(ResourceAccess::toString).sorted().collect(Collectors.joining(", "));
    }

    /** A row of a table can be about a scope under a condition, which it adds in brackets. */
    private String asTheServiceCallsIt(String row) {
        return key.stream()
                .flatMap(snapshot -> snapshot.nativeScopes().stream())
                .filter(scope -> row.startsWith(scope + " ("))
                .findFirst()
                .orElse(row);
    }
}
