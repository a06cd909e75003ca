package io.keyaudit.spi;

import io.keyaudit.ResourceAccess;
import java.util.List;

/**
 * A scope in the service's own words, and what it grants. Immutable.
 *
 * @param name the scope, verbatim
 * @param meaning what it is for, for people
 * @param grants the accesses that it grants, itself and by the scopes that it implies; every other as well if it is
 *     unrestricted
 * @param inferred the accesses among them that it grants itself, by a conclusion from its source
 * @param unclear the accesses of which it is not known whether it grants them, by implied scopes as well
 * @param implies the scopes that it implies, with theirs in turn
 * @param unrestricted whether it grants everything, including what does not exist yet
 * @param source where this comes from
 */
public record ScopeInfo(
        String name,
        String meaning,
        List<ResourceAccess> grants,
        List<ResourceAccess> inferred,
        List<ResourceAccess> unclear,
        List<String> implies,
        boolean unrestricted,
        FactSource source) {
    /** Copies what can change. */
    public ScopeInfo {
        grants = List.copyOf(grants);
        inferred = List.copyOf(inferred);
        unclear = List.copyOf(unclear);
        implies = List.copyOf(implies);
    }

    /** Returns the scope that grants exactly these accesses. */
    static ScopeInfo granting(String name, String meaning, List<ResourceAccess> grants, FactSource source) {
        return new ScopeInfo(name, meaning, grants, List.of(), List.of(), List.of(), false, source);
    }

    /** Returns whether the access is granted, to a key that has the scope and is not read-only. */
    public boolean grants(ResourceAccess access) {
        return unrestricted || grants.contains(access);
    }

    /** Returns where it comes from that the scope grants this access, and how it follows from that. */
    public FactSource source(ResourceAccess access) {
        return inferred.contains(access) ? source.withMark(FactSource.Mark.INFERRED) : source;
    }

    /** Returns whether a key that has the scope might have the access by it. */
    boolean mightGrant(ResourceAccess access) {
        return grants(access) || unclear.contains(access);
    }
}
