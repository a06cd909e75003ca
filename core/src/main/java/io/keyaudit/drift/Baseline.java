package io.keyaudit.drift;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is remembered of the keys of one audit, by name. Immutable; holds no secret. */
public final class Baseline {
    private final SortedMap<String, KeyRecord> keys;

    private Baseline(SortedMap<String, KeyRecord> keys) {
        this.keys = Collections.unmodifiableSortedMap(keys);
    }

    /**
     * Returns the baseline of these keys.
     *
     * @throws IllegalArgumentException if two have one name
     */
    public static Baseline of(Collection<KeyRecord> records) {
        SortedMap<String, KeyRecord> byName = new TreeMap<>();
        for (KeyRecord record : records) {
            if (byName.put(record.name(), record) != null) {
                throw new IllegalArgumentException("two keys \"" + record.name() + "\"");
            }
        }
        return new Baseline(byName);
    }

    /** Returns what is remembered, sorted by name. */
    public Collection<KeyRecord> keys() {
        return keys.values();
    }

    /** Returns what is remembered of the key with that name. */
    public Optional<KeyRecord> find(String name) {
        return Optional.ofNullable(keys.get(name));
    }
}
