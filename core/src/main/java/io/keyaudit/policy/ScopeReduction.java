package io.keyaudit.policy;

import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.ScopeInfo;
import io.keyaudit.spi.ScopeResolution;
import io.keyaudit.spi.ScopeTable;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the scopes that a key can keep under the {@code allowOnly} rules of a policy. Never proposes what a key does not
 * have. Immutable, and so safe for use by several threads.
 */
public final class ScopeReduction {
    private final Policy allowOnly;
    private final Providers providers;
    private final Clock clock;

    private ScopeReduction(Policy allowOnly, Providers providers, Clock clock) {
        this.allowOnly = allowOnly;
        this.providers = providers;
        this.clock = clock;
    }

    /** What is to be done about a key. */
    public sealed interface Proposal {}

    /** Nothing: the key is within the rules, or no rule is for it, or somebody accepted what it can do. */
    public record Within() implements Proposal {}

    /**
     * The key is to have these scopes in place of those that it has.
     *
     * @param scopes the service's own words; at least one
     */
    public record Reduced(List<String> scopes) implements Proposal {
        /** Copies what can change. */
        public Reduced {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * No choice of scopes brings the key within the rules.
     *
     * @param reason why, and what to do instead, for people
     */
    public record Impossible(String reason) implements Proposal {}

    /**
     * Tightens to a policy.
     *
     * @param providers know what each scope grants
     * @param clock the time of day, for suppressions
     */
    public static ScopeReduction to(Policy policy, Providers providers, Clock clock) {
        Policy.Builder allowOnly = Policy.builder(policy.name());
        for (Rule rule : policy.rules()) {
            if (rule.allowOnly().isPresent()) {
                allowOnly.rule(new Rule(
                        rule.description(),
                        rule.selector(),
                        rule.when(),
                        rule.whereReported(),
                        rule.allowOnly(),
                        List.of(),
                        List.of(),
                        List.of()));
            }
        }
        policy.suppressions().forEach(allowOnly::suppression);
        return new ScopeReduction(allowOnly.build(), providers, clock);
    }

    /** Returns what is to be done about a key. */
    public Proposal propose(KeyOutcome.Inspected key) {
        if (isWithin(key)) {
            return new Within();
        }
        Optional<ScopeTable> table = providers.scopes(key.target().provider());
        if (table.isEmpty() || table.get().scopes().isEmpty()) {
            return new Impossible("its service has no scopes to choose from; change what it can do there");
        }
        List<String> kept = kept(key, table.get());
        if (kept.isEmpty()) {
            return new Impossible(
                    "nothing would be left, and a key without scopes might have full access; switch it off, "
                            + "or revoke it");
        }
        return isWithin(with(key, table.get(), kept))
                ? new Reduced(kept)
                : new Impossible("no choice of its scopes is within the rules; revoke it, or change the rules");
    }

    /** Returns the scopes that grant nothing but what the key has and is allowed to have, without those that add nothing to others. */
    private List<String> kept(KeyOutcome.Inspected key, ScopeTable table) {
        PermissionSet has = key.snapshot().permissions();
        Collection<String> itsOwn = key.snapshot().nativeScopes();
        List<ScopeInfo> candidates = table.scopes().stream()
                .filter(scope -> !scope.unrestricted() && !scope.grants().isEmpty())
                .filter(scope -> scope.grants().stream().allMatch(access -> has.grant(access) == Grant.GRANTED))
                .filter(scope -> isWithin(with(key, table, List.of(scope.name()))))
                .sorted(Comparator.comparing((ScopeInfo scope) -> !itsOwn.contains(scope.name()))
                        .thenComparing(scope -> -scope.grants().size())
                        .thenComparing(ScopeInfo::name))
                .toList();
        Set<ResourceAccess> granted = new HashSet<>();
        List<String> kept = new ArrayList<>();
        for (ScopeInfo scope : candidates) {
            if (granted.addAll(scope.grants())) {
                kept.add(scope.name());
            }
        }
        for (String scope : key.snapshot().unrecognizedScopes()) {
            // A rule can accept a scope that the provider does not know.
            List<String> more = Stream.concat(kept.stream(), Stream.of(scope)).toList();
            if (isWithin(with(key, table, more))) {
                kept.add(scope);
            }
        }
        return kept;
    }

    private boolean isWithin(KeyOutcome.Inspected key) {
        // That no such rule is for the key is not what is looked for here.
        return Assessment.of(allowOnly, providers, clock).assessAll(List.of(key)).keys().stream()
                .flatMap(judged -> judged.findings().stream())
                .noneMatch(finding -> finding.stands() && !finding.rule().equals(BuiltInRules.KEY_WITHOUT_RULE));
    }

    /** Returns the key as it would be with these scopes. */
    private static KeyOutcome.Inspected with(KeyOutcome.Inspected key, ScopeTable table, List<String> scopes) {
        KeySnapshot now = key.snapshot();
        ScopeResolution resolved = table.resolve(scopes);
        return new KeyOutcome.Inspected(
                key.target(),
                new KeySnapshot(
                        now.provider(),
                        now.endpoint(),
                        resolved.permissions(),
                        scopes,
                        resolved.unrecognized(),
                        now.state(),
                        now.attributes(),
                        now.evidence()));
    }
}
