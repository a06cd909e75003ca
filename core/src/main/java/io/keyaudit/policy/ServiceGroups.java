package io.keyaudit.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What one rule finds of services rather than of keys: one finding for a service, whatever its keys. Not thread-safe. */
final class ServiceGroups {
    private final Map<ServiceId, Group> services = new TreeMap<>();

    private static final class Group {
        private final Set<Reason> reasons = new LinkedHashSet<>();
        private int keys;
    }

    /** Notes a key that the service's finding covers. */
    void add(ServiceId service, Collection<? extends Reason> reasons) {
        Group group = services.computeIfAbsent(service, absent -> new Group());
        group.reasons.addAll(reasons);
        group.keys++;
    }

    List<Finding> findings(RuleDescription rule) {
        List<Finding> findings = new ArrayList<>();
        services.forEach((service, group) -> findings.add(Finding.of(
                rule,
                new Subject.Service(service.provider(), service.endpoint(), group.keys),
                group.reasons.stream()
                        .sorted((one, other) -> one.toString().compareTo(other.toString()))
                        .toList())));
        return findings;
    }
}
