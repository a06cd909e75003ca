package io.keyaudit.policy;

import io.keyaudit.providers.Providers;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The policies that come with keyaudit. */
public final class BuiltInPolicies {
    private static final String FORMER_NAME = "baseline";

    private BuiltInPolicies() {}

    /**
     * Returns the policy of that name, such as {@code recommended}.
     *
     * @param providers the installed providers, whose advisories are rules of it
     */
    public static Optional<Policy> find(String name, Providers providers) {
        return switch (name) {
            case RecommendedPolicy.NAME -> Optional.of(RecommendedPolicy.of(providers));
            case ReadOnlyExchangePolicy.NAME -> Optional.of(ReadOnlyExchangePolicy.policy());
            default -> Optional.empty();
        };
    }

    /** Returns the names of all of them, sorted. */
    public static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        names.add(RecommendedPolicy.NAME);
        names.add(ReadOnlyExchangePolicy.NAME);
        return names;
    }

    /** Returns what a policy or the beginning of a rule's id is called now, if it was called this before. */
    public static Optional<String> renamed(String name) {
        return name.equals(FORMER_NAME) || name.startsWith(FORMER_NAME + "/")
                ? Optional.of(RecommendedPolicy.NAME + name.substring(FORMER_NAME.length()))
                : Optional.empty();
    }
}
