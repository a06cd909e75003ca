package io.keyaudit.policy;

import io.keyaudit.Endpoint;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import java.util.List;
import java.util.Optional;

/**
 * The keys that a rule is for: those that match every part that is not empty, in any of its entries. In patterns
 * {@code *} stands for any characters and {@code ?} for one. Immutable.
 *
 * <p>A provider with {@code !} before its id is left out: {@code !acme} stands for all but that one, those that
 * that do not exist yet included.
 *
 * @param keys patterns for names
 * @param providers ids, or ids with {@code !} before them
 * @param endpoints patterns for addresses, in which case and a slash at the end do not matter
 * @param tags tags
 */
public record KeySelector(List<String> keys, List<String> providers, List<String> endpoints, List<String> tags) {
    /** Every key. */
    public static final KeySelector ALL = new KeySelector(List.of(), List.of(), List.of(), List.of());

    private static final String EXCEPT = "!";

    /** Copies what can change. */
    public KeySelector {
        keys = List.copyOf(keys);
        providers = List.copyOf(providers);
        endpoints = List.copyOf(endpoints);
        tags = List.copyOf(tags);
    }

    /**
     * Returns whether the rule is for this key. A key that was not read is where its target says; if the target does not
     * say, it matches no pattern for addresses.
     */
    public boolean matches(KeyOutcome outcome) {
        return matchesTarget(outcome.target())
                && (endpoints.isEmpty()
                        || endpoint(outcome).filter(this::matches).isPresent());
    }

    /** Returns whether the rule is for this key, or would be if it was known where the key is. */
    boolean mightMatch(KeyOutcome outcome) {
        return matchesTarget(outcome.target())
                && (endpoints.isEmpty() || endpoint(outcome).map(this::matches).orElse(true));
    }

    private boolean matchesTarget(AuditTarget target) {
        return (keys.isEmpty() || Glob.anyMatches(keys, target.name()))
                && (providers.isEmpty() || matchesProvider(target.provider()))
                && (tags.isEmpty() || tags.stream().anyMatch(target.tags()::contains));
    }

    private boolean matches(Endpoint endpoint) {
        return Glob.anyMatchesAddress(endpoints, endpoint.toString());
    }

    /** Returns whether {@link #keys} are names, so that the rule is for no other keys, and learns nothing from them. */
    boolean namesItsKeys() {
        return !keys.isEmpty() && keys.stream().allMatch(Glob::isLiteral) && tags.isEmpty();
    }

    /** Returns whether an entry of {@link #providers} leaves one out. */
    static boolean excludes(String entry) {
        return entry.startsWith(EXCEPT);
    }

    private boolean matchesProvider(String id) {
        boolean onlyExceptions = providers.stream().allMatch(KeySelector::excludes);
        return !providers.contains(EXCEPT + id) && (onlyExceptions || providers.contains(id));
    }

    private static Optional<Endpoint> endpoint(KeyOutcome outcome) {
        return outcome instanceof KeyOutcome.Inspected inspected
                ? Optional.of(inspected.snapshot().endpoint())
                : outcome.target().endpoint();
    }
}
