package io.keyaudit.policy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with one key by one rule, all in one finding. Not thread-safe. */
final class Verdict {
    private final Set<String> breaches = new LinkedHashSet<>();
    private final Set<String> doubts = new LinkedHashSet<>();
    private final Set<String> unknownAccesses = new TreeSet<>();
    private final Set<String> unclassified = new TreeSet<>();
    private final Set<String> unrecognizedScopes = new TreeSet<>();

    /** The rule is broken for certain: what the key does, as in "never expires". */
    void breach(String what) {
        breaches.add(what);
    }

    /** Whether the rule is broken cannot be told: what is missing, as in "when it expires". */
    void doubt(String what) {
        doubts.add(what);
    }

    /** Whether the key has this access would matter. */
    void unknownAccess(String access) {
        unknownAccesses.add(access);
    }

    /** How sensitive this access is, or what it amounts to, would matter. */
    void unclassified(String access) {
        unclassified.add(access);
    }

    /** What these scopes grant would matter. */
    void unrecognizedScopes(Collection<String> scopes) {
        unrecognizedScopes.addAll(scopes);
    }

    /** The finding; none if the key keeps the rule. */
    Optional<Finding> finding(RuleDescription rule, String key) {
        String doubt = allDoubts();
        if (!breaches.isEmpty()) {
            String breach = String.join("; ", breaches);
            return Optional.of(
                    Finding.open(rule, key, doubt.isEmpty() ? breach : breach + "; cannot be told: " + doubt));
        }
        return doubt.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.inconclusive(rule, key, "cannot be told: " + doubt));
    }

    private String allDoubts() {
        Set<String> all = new LinkedHashSet<>();
        if (!unknownAccesses.isEmpty()) {
            all.add(Phrase.list(unknownAccesses) + (unknownAccesses.size() == 1 ? " is" : " are") + " unknown");
        }
        if (!unclassified.isEmpty()) {
            all.add("what " + Phrase.list(unclassified) + (unclassified.size() == 1 ? " amounts" : " amount")
                    + " to is not known");
        }
        if (!unrecognizedScopes.isEmpty()) {
            all.add("what is granted by the unrecognised "
                    + (unrecognizedScopes.size() == 1 ? "scope " : "scopes ")
                    + Phrase.quoted(unrecognizedScopes));
        }
        all.addAll(doubts);
        return String.join("; ", all);
    }
}
