package io.keyaudit.formats.content;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Lapse;
import io.keyaudit.text.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says what an auditor asks first about a key besides its permissions; what is unknown is left out. All is visible. */
public final class KeyFacts {
    private KeyFacts() {}

    /** Returns for example {@code created 503 days ago}, {@code never expires} and {@code last used today}. */
    public static List<String> of(KeySnapshot key, Instant now) {
        KeyAttributes facts = key.attributes();
        List<String> said = new ArrayList<>();
        facts.createdAt().toOptional().ifPresent(at -> said.add("created " + ago(at, now)));
        said.addAll(expiry(facts.expiresAt(), now));
        facts.lapses().forEach(lapse -> said.add(lapse(lapse, now)));
        if (facts.lastUsedAt() instanceof Fact.Known<Instant> used) {
            said.add("last used " + ago(used.value(), now));
        } else if (facts.lastUsedAt().reported()) {
            said.add("never used");
        }
        owner(facts.owner(), said);
        if (facts.allowedAddresses() instanceof Fact.Known<AddressRestriction> allowed) {
            said.add(
                    allowed.value().listed()
                            ? "from "
                                    + Words.some(allowed.value().addresses().stream()
                                            .map(address -> VisibleText.shortened(address, 40))
                                            .toList())
                            : "from addresses that are not listed");
        } else if (facts.allowedAddresses().reported()) {
            said.add("from any address");
        }
        facts.environment()
                .toOptional()
                .filter(environment -> environment == Environment.TEST)
                .ifPresent(test -> said.add("test environment"));
        return said;
    }

    /** Returns when it expires, or that it never does; nothing if that is unknown. */
    static List<String> expiry(Fact<Instant> expiresAt, Instant now) {
        if (expiresAt instanceof Fact.Known<Instant> at) {
            long days = days(now, at.value());
            return List.of(
                    at.value().isBefore(now)
                            ? "expired " + ago(at.value(), now)
                            : days == 0 ? "expires today" : "expires in " + Words.count(days, "day"));
        }
        return expiresAt.reported() ? List.of("never expires") : List.of();
    }

    private static String lapse(Lapse lapse, Instant now) {
        long days = days(now, lapse.at());
        String when = lapse.at().isBefore(now)
                ? "lapsed " + ago(lapse.at(), now)
                : days == 0 ? "lapses today" : "lapses in " + Words.count(days, "day");
        return VisibleText.shortened(lapse.what(), 40) + " " + when;
    }

    private static void owner(Fact<KeyOwner> owner, List<String> said) {
        if (owner instanceof Fact.Known<KeyOwner> known) {
            boolean inactive = known.value().active() instanceof Fact.Known<Boolean> active && !active.value();
            said.add("owner " + VisibleText.shortened(known.value().displayName(), 40)
                    + (inactive ? " (inactive)" : ""));
        } else if (owner.reported()) {
            said.add("no owner");
        }
    }

    private static String ago(Instant at, Instant now) {
        long days = days(at, now);
        return days < 0 ? "in the future" : days == 0 ? "today" : Words.count(days, "day") + " ago";
    }

    private static long days(Instant from, Instant to) {
        return Math.floorDiv(
                Duration.between(from, to).toSeconds(), Duration.ofDays(1).toSeconds());
    }
}
