package io.keyaudit.policy;

import io.keyaudit.Access;
import io.keyaudit.AccessGrant;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Judges what one key can do by what a rule allows, forbids and requires. */
final class PermissionEvaluator {
    private final ScopeTables tables;
    private final KeySnapshot key;
    private final PermissionSet permissions;
    private final List<ResourceAccess> listed = new ArrayList<>();
    private final List<ResourceAccess> unknown = new ArrayList<>();
    private final List<ResourceAccess> unreported = new ArrayList<>();
    private final List<ResourceAccess> unclassified = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();

    private PermissionEvaluator(ScopeTables tables, KeySnapshot key) {
        this.tables = tables;
        this.key = key;
        this.permissions = key.permissions();
        permissions.accesses().map(AccessGrant::access).forEach(listed::add);
    }

    /** Returns the reasons why the key breaks the rule's demands on permissions, or might; none if it keeps them. */
    static List<Reason> judge(Rule rule, KeySnapshot key, ScopeTables tables) {
        if (rule.allowOnly().isEmpty()
                && rule.forbid().isEmpty()
                && rule.require().isEmpty()) {
            return List.of();
        }
        PermissionEvaluator evaluator = new PermissionEvaluator(tables, key);
        rule.allowOnly().ifPresent(evaluator::allowOnly);
        if (!rule.forbid().isEmpty()) {
            evaluator.forbid(rule.forbid());
        }
        evaluator.require(rule.require());
        return evaluator.reasons();
    }

    /** Returns the reasons why the key is granted something of this, or might be; none if it is not. */
    static List<Reason> forbid(List<AccessPattern> patterns, KeySnapshot key, ScopeTables tables) {
        PermissionEvaluator evaluator = new PermissionEvaluator(tables, key);
        evaluator.forbid(patterns);
        return evaluator.reasons();
    }

    private List<Reason> reasons() {
        List<Reason> all = new ArrayList<>(reasons);
        if (!unknown.isEmpty()) {
            all.add(new Uncertainty.UnknownAccess(sorted(unknown), key.unrecognizedScopes()));
        }
        if (!unreported.isEmpty()) {
            all.add(new Uncertainty.UnreportedAccess(sorted(unreported), tables.displayName(key.provider())));
        }
        if (!unclassified.isEmpty()) {
            all.add(new Uncertainty.UnclassifiedAccess(sorted(unclassified)));
        }
        return all;
    }

    private static List<ResourceAccess> sorted(List<ResourceAccess> accesses) {
        return accesses.stream()
                .distinct()
                .sorted(Comparator.comparing(ResourceAccess::toString))
                .toList();
    }

    private void allowOnly(List<AccessPattern> patterns) {
        if (permissions.unrestricted() && !allowsEverything(patterns)) {
            reasons.add(new Violation.FullAccess());
        } else {
            List<ResourceAccess> excess = new ArrayList<>();
            for (ResourceAccess access : listed) {
                sort(access, matches(patterns, access).not(), excess);
            }
            if (!excess.isEmpty()) {
                reasons.add(new Violation.NotAllowed(excess));
            }
        }
        unknownScopes(key.unrecognizedScopes().stream()
                .filter(scope -> !patterns.contains(new AccessPattern.NativeScope(scope)))
                .toList());
    }

    private static boolean allowsEverything(List<AccessPattern> patterns) {
        Set<Access> covered = EnumSet.noneOf(Access.class);
        for (AccessPattern pattern : patterns) {
            if (pattern instanceof AccessPattern.Named named && named.resource().equals("*")) {
                covered.addAll(named.accesses());
            }
        }
        return covered.size() == Access.values().length;
    }

    private void forbid(List<AccessPattern> patterns) {
        List<ResourceAccess> forbidden = new ArrayList<>();
        for (ResourceAccess access : listed) {
            sort(access, matches(patterns, access), forbidden);
        }
        if (permissions.unrestricted()) {
            patterns.forEach(pattern -> forbidUnlisted(pattern, forbidden));
        }
        if (!forbidden.isEmpty()) {
            reasons.add(new Violation.Forbidden(forbidden, permissions.unrestricted()));
        }
        unknownScopes(key.unrecognizedScopes());
    }

    /** Full access is also to what is not listed, which a pattern that matched nothing can be for. */
    private void forbidUnlisted(AccessPattern pattern, List<ResourceAccess> forbidden) {
        if (listed.stream().anyMatch(access -> matches(pattern, access) == Truth.YES)) {
            return;
        }
        if (pattern instanceof AccessPattern.Named named) {
            for (Access access : EnumSet.copyOf(named.accesses())) {
                forbidden.add(new ResourceAccess(named.resource(), access));
            }
        } else if (!tables.isComplete(key.provider())) {
            reasons.add(new Uncertainty.UnlistedAccess(pattern));
        }
    }

    private void unknownScopes(List<String> scopes) {
        if (!scopes.isEmpty()) {
            reasons.add(new Uncertainty.UnknownScopes(scopes));
        }
    }

    /** Puts an access where it belongs, given whether the rule is against it. */
    private void sort(ResourceAccess access, Truth unwanted, List<ResourceAccess> violations) {
        Truth granted = Truth.of(permissions.grant(access));
        switch (granted.and(unwanted)) {
            case YES -> violations.add(access);
            case UNKNOWN -> uncertain(access);
            case NO -> {}
        }
    }

    private void require(List<AccessPattern> patterns) {
        List<AccessPattern> missing = patterns.stream()
                .distinct()
                .filter(pattern -> requires(pattern) == Truth.NO)
                .toList();
        if (!missing.isEmpty()) {
            reasons.add(new Violation.Missing(missing));
        }
    }

    private Truth requires(AccessPattern pattern) {
        boolean literal = pattern instanceof AccessPattern.Named named && Glob.isLiteral(named.resource());
        Set<ResourceAccess> candidates = new LinkedHashSet<>(listed);
        if (literal) {
            AccessPattern.Named named = (AccessPattern.Named) pattern;
            for (Access access : EnumSet.copyOf(named.accesses())) {
                candidates.add(new ResourceAccess(named.resource(), access));
            }
        }
        Truth met = beyondListed(pattern, literal);
        List<ResourceAccess> uncertain = new ArrayList<>();
        for (ResourceAccess access : candidates) {
            Truth one = Truth.of(permissions.grant(access)).and(matches(pattern, access));
            met = met.or(one);
            if (one == Truth.UNKNOWN) {
                uncertain.add(access);
            }
        }
        if (met == Truth.UNKNOWN && literal) {
            uncertain.forEach(this::uncertain);
        } else if (met == Truth.UNKNOWN) {
            reasons.add(new Uncertainty.UnknownMatch(pattern, key.unrecognizedScopes()));
        }
        return met;
    }

    /** Whether what is not listed can meet a demand that names no single resource. */
    private Truth beyondListed(AccessPattern pattern, boolean literal) {
        if (permissions.unrestricted()) {
            if (pattern instanceof AccessPattern.Named) {
                return Truth.YES;
            }
            return tables.isComplete(key.provider()) ? Truth.NO : Truth.UNKNOWN;
        }
        return literal || key.unrecognizedScopes().isEmpty() ? Truth.NO : Truth.UNKNOWN;
    }

    private void uncertain(ResourceAccess access) {
        if (permissions.grant(access) != Grant.UNKNOWN) {
            unclassified.add(access);
        } else {
            (tables.reports(key.provider(), access) ? unknown : unreported).add(access);
        }
    }

    private Truth matches(List<AccessPattern> patterns, ResourceAccess access) {
        Truth any = Truth.NO;
        for (AccessPattern pattern : patterns) {
            any = any.or(matches(pattern, access));
        }
        return any;
    }

    private Truth matches(AccessPattern pattern, ResourceAccess access) {
        return tables.matches(pattern, key.provider(), access);
    }
}
