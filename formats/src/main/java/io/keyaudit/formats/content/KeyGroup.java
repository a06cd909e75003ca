package io.keyaudit.formats.content;

import io.keyaudit.Fact;
import io.keyaudit.KeySnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keys that need no attention and can do the same. Holds no more than their first and last. Not thread-safe. */
public final class KeyGroup {
    private final String provider;
    private final String can;
    private final String first;
    private final List<String> facts;
    private String last;
    private long count;
    private long neverExpire;
    private @Nullable Instant earliest;
    private @Nullable Instant latest;

    KeyGroup(String provider, String can, String first, List<String> facts) {
        this.provider = provider;
        this.can = can;
        this.first = first;
        this.last = first;
        this.facts = facts;
    }

    void add(String name, KeySnapshot key) {
        count++;
        last = name;
        if (key.attributes().expiresAt() instanceof Fact.Known<Instant> known) {
            Instant at = known.value();
            earliest = earliest == null || at.isBefore(earliest) ? at : earliest;
            latest = latest == null || at.isAfter(latest) ? at : latest;
        } else if (key.attributes().expiresAt().reported()) {
            neverExpire++;
        }
    }

    /** Returns how many they are. */
    public long count() {
        return count;
    }

    /** Returns the provider of all of them. */
    public String provider() {
        return provider;
    }

    /** Returns what each of them can do, in words. */
    public String can() {
        return can;
    }

    /** Returns the name of the first, and that of the last if it is another, not made visible. */
    public List<String> ends() {
        return first.equals(last) ? List.of(first) : List.of(first, last);
    }

    /** Returns what else is known of it, in words, if it is one key; nothing if there are several. */
    public List<String> facts() {
        return count == 1 ? facts : List.of();
    }

    /** Returns when they expire, in words; nothing if it is unknown. */
    public Optional<String> expiry(Instant now) {
        if (earliest == null || latest == null) {
            return neverExpire == count ? Optional.of(count == 1 ? "never expires" : "never expire") : Optional.empty();
        }
        String soonest = KeyFacts.expiry(Fact.known(earliest), now).get(0);
        String longest = KeyFacts.expiry(Fact.known(latest), now).get(0);
        String span = soonest.equals(longest) ? soonest : soonest + " to " + longest.replaceFirst("^expires in ", "");
        return Optional.of(neverExpire == 0 ? span : span + " or never");
    }
}
