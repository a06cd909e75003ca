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
import io.keyaudit.spi.ScopeTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says in words for a key's owner what to change at the service. */
final class RequestedChanges {
    private final String service;
    private final Optional<ScopeTable> table;
    private final Optional<KeySnapshot> key;

    RequestedChanges(Providers providers, KeyOutcome outcome) {
        String provider = outcome.target().provider();
        this.service = providers
                .description(provider)
                .map(ProviderDescription::displayName)
                .orElse(provider);
        this.table = providers.description(provider).map(ProviderDescription::scopes);
        this.key = outcome instanceof KeyOutcome.Inspected read ? Optional.of(read.snapshot()) : Optional.empty();
    }

    /** Returns the changes that the findings ask for, each once, those of the most severe findings first. */
    List<String> of(List<Finding> findings) {
        Set<String> changes = new LinkedHashSet<>();
        findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .forEach(finding -> finding.reasons().forEach(reason -> changes.addAll(changes(finding, reason))));
        return List.copyOf(changes);
    }

    private List<String> changes(Finding finding, Reason reason) {
        if (reason instanceof Violation.Forbidden forbidden && !forbidden.fullAccess()) {
            return switchOff(forbidden.accesses());
        } else if (reason instanceof Violation.NotAllowed notAllowed) {
            return switchOff(notAllowed.accesses());
        }
        return List.of(change(finding, reason));
    }

    private String change(Finding finding, Reason reason) {
        if (reason instanceof Violation.AddressesUnrestricted) {
            return "At " + service + ", restrict the key to the addresses of this application.";
        } else if (reason instanceof Violation.NeverExpires) {
            return "At " + service + ", give the key a day on which it expires.";
        } else if (!reason.certain()) {
            return "At " + service + ": it could not be decided whether the key is acceptable: " + finding.message()
                    + ".";
        }
        return "At " + service + ": " + finding.rule().remedy();
    }

    private List<String> switchOff(List<ResourceAccess> accesses) {
        Map<Boolean, List<ResourceAccess>> byNeed =
                accesses.stream().collect(Collectors.partitioningBy(this::staysWithTheKey));
        List<String> changes = new ArrayList<>();
        List<ResourceAccess> removable = byNeed.getOrDefault(false, List.of());
        if (!removable.isEmpty()) {
            changes.add(remove(removable));
        }
        List<ResourceAccess> staying = byNeed.getOrDefault(true, List.of());
        if (!staying.isEmpty()) {
            changes.add("At " + service + ", use a key of another account, or none: " + accesses(staying)
                    + " comes with " + quoted(scopes(staying)) + ", without which this key cannot be read.");
        }
        return changes;
    }

    private boolean staysWithTheKey(ResourceAccess access) {
        return sources(access).stream()
                .anyMatch(source -> table.filter(scopes -> scopes.isNeededToAsk(source.scope()))
                        .isPresent());
    }

    private String remove(List<ResourceAccess> accesses) {
        List<ResourceAccess> unexplained =
                accesses.stream().filter(access -> sources(access).isEmpty()).toList();
        if (!unexplained.isEmpty()) {
            return "At " + service + ", replace the key by one without " + accesses(unexplained) + ".";
        }
        Set<String> scopes = scopes(accesses);
        String named = quoted(scopes);
        // A key without any scope cannot be asked about.
        boolean all = key.map(KeySnapshot::nativeScopes).stream().allMatch(scopes::containsAll);
        return all
                ? "At " + service + ", replace the key by one without " + accesses(accesses) + ", granted by " + named
                        + "."
                : "At " + service + ", remove " + named + " from the key.";
    }

    private List<Provenance.Source> sources(ResourceAccess access) {
        return key.flatMap(snapshot -> snapshot.permissions().provenance(access))
                .map(Provenance::sources)
                .orElse(List.of());
    }

    private Set<String> scopes(List<ResourceAccess> accesses) {
        return accesses.stream()
                .flatMap(access -> sources(access).stream())
                .map(source -> asTheServiceCallsIt(source.scope()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String quoted(Set<String> scopes) {
        return scopes.stream().map(scope -> "\"" + scope + "\"").collect(Collectors.joining(", "));
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
