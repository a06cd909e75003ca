package io.keyaudit.policy;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The policies that come with keyaudit. */
public final class BuiltinPolicies {
    private BuiltinPolicies() {}

    /** The policy of that name, such as {@code baseline}. */
    public static Optional<Policy> find(String name) {
        return name.equals(BaselinePolicy.NAME) ? Optional.of(BaselinePolicy.POLICY) : Optional.empty();
    }

    /** The names of all of them, sorted. */
    public static SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        names.add(BaselinePolicy.NAME);
        return names;
    }
}
