package io.keyaudit.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The keys of one owner at one service that are active or might be. Not thread-safe. */
final class OwnersKeys {
    private final List<OwnedKey> keys = new ArrayList<>();
    private final Map<KeyContent, Alike> alike = new HashMap<>();
    private Optional<Counts> counts = Optional.empty();

    /** How many keys there are: of those that are active, and of those that might be. */
    private record Counts(int active, int all, List<String> unsure) {}

    /**
     * Keys with one content.
     *
     * @param active those that have it for certain and are active, each key under its first name
     * @param candidates those that have it or might have it, likewise
     */
    private record Alike(List<OwnedKey> active, List<OwnedKey> candidates) {}

    void add(OwnedKey key) {
        keys.add(key);
    }

    /**
     * Returns why the key is one too many, or might be.
     *
     * @param ownerless keys that might be the owner's, too
     */
    Optional<Reason> count(OwnedKey key, List<OwnedKey> ownerless, int maximum) {
        Counts counted = counts.orElseGet(() -> count(ownerless));
        counts = Optional.of(counted);
        if (counted.active() > maximum) {
            return Optional.of(
                    key.active() == Truth.YES
                            ? new Violation.TooManyKeys(counted.active(), maximum)
                            : new Uncertainty.UnknownKeyCount(maximum, List.of(key.name())));
        }
        return counted.all() > maximum
                ? Optional.of(new Uncertainty.UnknownKeyCount(maximum, counted.unsure()))
                : Optional.empty();
    }

    private Counts count(List<OwnedKey> ownerless) {
        Set<String> active = new HashSet<>();
        Set<String> all = new HashSet<>();
        List<String> unsure = new ArrayList<>();
        for (OwnedKey key : keys) {
            all.add(key.identity());
            if (key.active() == Truth.YES) {
                active.add(key.identity());
            } else {
                unsure.add(key.name());
            }
        }
        for (OwnedKey key : ownerless) {
            if (all.add(key.identity())) {
                unsure.add(key.name());
            }
        }
        return new Counts(active.size(), all.size(), unsure);
    }

    /**
     * Returns which other key is the same, or might be.
     *
     * @param ownerless keys that might be the owner's, too
     */
    Optional<Reason> compare(OwnedKey key, List<OwnedKey> ownerless) {
        Alike same = alike.computeIfAbsent(key.content(), content -> alike(content, ownerless));
        Optional<OwnedKey> twin = key.active() == Truth.YES ? otherThan(key, same.active()) : Optional.empty();
        if (twin.isPresent()) {
            return Optional.of(new Violation.SamePermissions(
                    twin.get().name(), same.active().size() - 2));
        }
        return otherThan(key, same.candidates()).map(other -> new Uncertainty.MightBeSame(other.name()));
    }

    private Alike alike(KeyContent content, List<OwnedKey> ownerless) {
        Map<KeyContent, Truth> compared = new HashMap<>();
        List<OwnedKey> active = new ArrayList<>();
        List<OwnedKey> candidates = new ArrayList<>();
        for (OwnedKey key : keys) {
            if (content.certain() && key.active() == Truth.YES && key.content().equals(content)) {
                active.add(key);
            }
            if (compared.computeIfAbsent(key.content(), content::sameAs) != Truth.NO) {
                candidates.add(key);
            }
        }
        for (OwnedKey key : ownerless) {
            if (compared.computeIfAbsent(key.content(), content::sameAs) != Truth.NO) {
                candidates.add(key);
            }
        }
        return new Alike(firstOfEach(active), firstOfEach(candidates));
    }

    /** Of each key the first name; sorted by it. */
    private static List<OwnedKey> firstOfEach(Collection<OwnedKey> keys) {
        Map<String, OwnedKey> first = new HashMap<>();
        for (OwnedKey key : keys) {
            first.merge(key.identity(), key, (a, b) -> a.name().compareTo(b.name()) <= 0 ? a : b);
        }
        return first.values().stream()
                .sorted(Comparator.comparing(OwnedKey::name))
                .toList();
    }

    private static Optional<OwnedKey> otherThan(OwnedKey key, List<OwnedKey> sorted) {
        return sorted.stream()
                .filter(other -> !other.identity().equals(key.identity()))
                .findFirst();
    }
}
