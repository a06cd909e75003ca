package io.keyaudit.policy;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Holds what one key may do against what a rule allows, forbids and requires. */
final class AccessDemands {
    private final Classification classification;
    private final KeySnapshot key;
    private final PermissionSet permissions;
    private final List<ResourceAccess> listed = new ArrayList<>();
    private final Verdict verdict;

    AccessDemands(Classification classification, KeySnapshot key, Verdict verdict) {
        this.classification = classification;
        this.key = key;
        this.permissions = key.permissions();
        this.verdict = verdict;
        for (Permission permission : permissions.permissions()) {
            for (Access access : Access.values()) {
                listed.add(new ResourceAccess(permission.resource(), access));
            }
        }
    }

    void judge(Rule rule) {
        rule.allowOnly().ifPresent(this::allowOnly);
        if (!rule.forbid().isEmpty()) {
            forbid(rule.forbid());
        }
        Set<String> lacking = new LinkedHashSet<>();
        for (AccessPattern pattern : rule.require()) {
            require(pattern, lacking);
        }
        if (!lacking.isEmpty()) {
            verdict.breach("may not " + Phrase.list(lacking) + ", which the rule requires");
        }
    }

    private void allowOnly(List<AccessPattern> patterns) {
        if (permissions.unrestricted() && !allowsEverything(patterns)) {
            verdict.breach("has full access, which the rule does not allow");
        } else {
            List<String> excess = new ArrayList<>();
            for (ResourceAccess access : listed) {
                sort(access, matches(patterns, access).not(), excess);
            }
            if (!excess.isEmpty()) {
                verdict.breach("may " + Phrase.list(excess) + ", which the rule does not allow");
            }
        }
        verdict.unrecognizedScopes(key.unrecognizedScopes().stream()
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
        List<String> forbidden = new ArrayList<>();
        for (ResourceAccess access : listed) {
            sort(access, matches(patterns, access), forbidden);
        }
        if (permissions.unrestricted()) {
            patterns.forEach(pattern -> forbidUnlisted(pattern, forbidden));
        }
        if (!forbidden.isEmpty()) {
            verdict.breach((permissions.unrestricted() ? "has full access and so may " : "may ")
                    + Phrase.list(forbidden) + ", which the rule forbids");
        }
        verdict.unrecognizedScopes(key.unrecognizedScopes());
    }

    /** Full access is also to what is not listed, which a pattern that matched nothing may be for. */
    private void forbidUnlisted(AccessPattern pattern, List<String> forbidden) {
        if (listed.stream().anyMatch(access -> matches(pattern, access) == Truth.YES)) {
            return;
        }
        if (pattern instanceof AccessPattern.Named) {
            forbidden.add(pattern.text());
        } else {
            verdict.doubt("whether full access includes anything of " + pattern.text());
        }
    }

    /** Puts an access where it belongs, given whether the rule is against it. */
    private void sort(ResourceAccess access, Truth unwanted, List<String> breaches) {
        Truth granted = Truth.of(permissions.grant(access));
        switch (granted.and(unwanted)) {
            case YES -> breaches.add(access.toString());
            case UNKNOWN -> doubt(access);
            case NO -> {}
        }
    }

    private void require(AccessPattern pattern, Set<String> lacking) {
        boolean literal = pattern instanceof AccessPattern.Named named && Glob.isLiteral(named.resource());
        Set<ResourceAccess> candidates = new LinkedHashSet<>(listed);
        if (literal) {
            AccessPattern.Named named = (AccessPattern.Named) pattern;
            for (Access access : EnumSet.copyOf(named.accesses())) {
                candidates.add(new ResourceAccess(named.resource(), access));
            }
        }
        Truth met = beyondListed(pattern, literal);
        List<ResourceAccess> doubtful = new ArrayList<>();
        for (ResourceAccess access : candidates) {
            Truth one = Truth.of(permissions.grant(access)).and(matches(pattern, access));
            met = met.or(one);
            if (one == Truth.UNKNOWN) {
                doubtful.add(access);
            }
        }
        if (met == Truth.NO) {
            lacking.add(pattern instanceof AccessPattern.Named ? pattern.text() : "do anything of " + pattern.text());
        } else if (met == Truth.UNKNOWN && literal) {
            doubtful.forEach(this::doubt);
        } else if (met == Truth.UNKNOWN) {
            verdict.doubt("whether it may do anything of " + pattern.text() + ", which the rule requires");
        }
    }

    /** Whether what is not listed may meet a demand that names no single resource. */
    private Truth beyondListed(AccessPattern pattern, boolean literal) {
        if (permissions.unrestricted()) {
            return pattern instanceof AccessPattern.Named ? Truth.YES : Truth.UNKNOWN;
        }
        return literal || key.unrecognizedScopes().isEmpty() ? Truth.NO : Truth.UNKNOWN;
    }

    private void doubt(ResourceAccess access) {
        if (permissions.grant(access) == Grant.UNKNOWN) {
            verdict.unknownAccess(access.toString());
        } else {
            verdict.unclassified(access.toString());
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
        return classification.matches(pattern, key.provider(), access);
    }
}
