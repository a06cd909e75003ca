package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a Deribit key can really do, by the scope of a token that was asked for with every scope: a scope that is not
 * mentioned leaves its pair unknown.
 */
final class DeribitExpectation {
    private static final Map<String, String> PAIRS = Map.of("none", "--", "read", "r-", "read_write", "rw");

    /** Words that are no rights; the first of a pair stands before a colon. */
    private static final Set<String> NO_RIGHTS = Set.of("connection", "mainaccount", "session", "expires", "ip");

    private DeribitExpectation() {}

    static ExpectedKey of(DeribitKey key) {
        if (key.status() != KeyStatus.ACTIVE) {
            return ExpectedKey.refused("rejected");
        }
        Map<String, String> pairs = new TreeMap<>();
        Set<String> unrecognized = new TreeSet<>();
        DeribitKey.SCOPES.forEach(scope -> pairs.put(scope, pair(key.scopes().get(scope))));
        key.scopes().forEach((scope, level) -> {
            if (!DeribitKey.SCOPES.contains(scope) || !PAIRS.containsKey(level)) {
                unrecognized.add(scope + ":" + level);
            }
        });
        for (String word : key.words()) {
            if (!NO_RIGHTS.contains(word.replaceFirst(":.*", ""))) {
                unrecognized.add(word);
                if (word.contains(":")) {
                    // A scope of its own.
                    pairs.put(word.replaceFirst(":.*", ""), "??");
                } else {
                    Doubt.aboutAll(pairs);
                }
            }
        }
        Map<String, String> constraints = ExpectedKey.nothingReported();
        constraints.put("subAccount", key.words().contains("mainaccount") ? "no" : "yes");
        return new ExpectedKey(
                new ExpectedReading.Read("active", false, pairs, List.copyOf(unrecognized)), constraints);
    }

    private static String pair(@Nullable String level) {
        return level == null ? "??" : PAIRS.getOrDefault(level, "??");
    }
}
