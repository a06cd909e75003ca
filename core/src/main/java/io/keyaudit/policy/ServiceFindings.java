package io.keyaudit.policy;

import io.keyaudit.Endpoint;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.PermissionSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What one rule finds in services rather than in keys, since many keys show one and the same thing: one finding for a
 * service, however many its keys are. Not thread-safe.
 */
final class ServiceFindings {
    private static final int EXAMPLES = 3;

    private final RuleDescription rule;
    private final Map<Service, Keys> managing = new TreeMap<>();
    private final Map<Service, Keys> managementUntold = new TreeMap<>();
    private final Map<Service, Keys> managementRefused = new TreeMap<>();
    private final Map<Service, Keys> ownerUntold = new TreeMap<>();

    ServiceFindings(RuleDescription rule) {
        this.rule = rule;
    }

    private record Service(String provider, Endpoint endpoint) implements Comparable<Service> {
        static Service of(KeySnapshot key) {
            return new Service(key.provider(), key.endpoint());
        }

        @Override
        public int compareTo(Service other) {
            return Comparator.comparing(Service::toString).compare(this, other);
        }

        @Override
        public String toString() {
            return provider + " at " + endpoint;
        }
    }

    /** How many keys, and the first few by name, whatever the order in which they came. */
    private static final class Keys {
        private final SortedSet<String> examples = new TreeSet<>();
        private int count;

        void add(String name) {
            count++;
            examples.add(name);
            if (examples.size() > EXAMPLES) {
                examples.remove(examples.last());
            }
        }

        @Override
        public String toString() {
            List<String> named =
                    new ArrayList<>(examples.stream().map(Phrase::quote).toList());
            if (count > named.size()) {
                return String.join(", ", named) + " and " + (count - named.size()) + " more";
            }
            return Phrase.list(named);
        }
    }

    /**
     * Notes whether the key's service lets it manage keys beyond its permissions. A key that may do everything gains
     * nothing by that, and shows nothing of its service.
     */
    void noteKeyManagement(String name, KeySnapshot key) {
        PermissionSet has = key.permissions();
        boolean nothingDenied =
                !has.permissions().isEmpty() && has.withGrant(Grant.DENIED).isEmpty();
        boolean everything = has.unrestricted()
                || (nothingDenied && has.withGrant(Grant.UNKNOWN).isEmpty());
        if (everything) {
            return;
        }
        Optional<Boolean> manages = key.attributes().managesKeys().toOptional();
        if (manages.isEmpty() || (manages.get() && nothingDenied)) {
            add(managementUntold, name, key);
        } else {
            add(manages.get() ? managing : managementRefused, name, key);
        }
    }

    /** Notes a listed key of which nobody tells whether the account that owns it is active. */
    void noteUntoldOwner(String name, KeySnapshot key) {
        add(ownerUntold, name, key);
    }

    private static void add(Map<Service, Keys> to, String name, KeySnapshot key) {
        to.computeIfAbsent(Service.of(key), absent -> new Keys()).add(name);
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        managing.forEach((service, keys) -> findings.add(finding(
                FindingStatus.OPEN,
                service + " lets keys create and change keys whatever their own permissions say, and so get themselves"
                        + " any access: " + keys)));
        managementUntold.forEach((service, keys) -> {
            // A service that heeds the permissions of one key heeds those of all.
            if (!managing.containsKey(service) && !managementRefused.containsKey(service)) {
                findings.add(finding(
                        FindingStatus.INCONCLUSIVE,
                        "cannot be told: whether " + service + " lets keys create and change keys beyond their own"
                                + " permissions; none of these shows it: " + keys));
            }
        });
        ownerUntold.forEach((service, keys) -> findings.add(finding(
                FindingStatus.INCONCLUSIVE,
                "cannot be told: whether the owners of " + Phrase.count(keys.count, "listed key")
                        + " are active, since " + service + " does not tell: " + keys)));
        return findings;
    }

    private Finding finding(FindingStatus status, String message) {
        return new Finding(rule, rule.severity(), status, Optional.empty(), message, Optional.empty());
    }
}
