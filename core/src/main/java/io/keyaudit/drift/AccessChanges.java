package io.keyaudit.drift;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Severity;
import io.keyaudit.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What one key gained and lost. What was not known before and is granted now counts as gained. Not thread-safe. */
final class AccessChanges {
    private static final String FULL_ACCESS = "full access";
    private static final String KEY_MANAGEMENT = "management of keys, whatever its own permissions say";

    private final Exposure exposure;
    private final String provider;
    private final Changes gained = new Changes(DriftRules.ACCESS_GAINED);
    private final Changes lost = new Changes(DriftRules.ACCESS_LOST);

    /** @param provider the id of the one that both readings are from */
    AccessChanges(Exposure exposure, String provider) {
        this.exposure = exposure;
        this.provider = provider;
    }

    void compare(KeyReading earlier, KeyReading later) {
        compare(earlier.permissions(), later.permissions());
        change(Exposure.managesKeys(earlier), Exposure.managesKeys(later), KEY_MANAGEMENT, Severity.HIGH);
        for (String scope : added(earlier.unrecognizedScopes(), later.unrecognizedScopes())) {
            gained.possible("the unrecognised scope \"" + scope + "\"", Exposure.UNKNOWN);
        }
        for (String scope : added(later.unrecognizedScopes(), earlier.unrecognizedScopes())) {
            lost.possible("the unrecognised scope \"" + scope + "\"", Severity.LOW);
        }
    }

    private void compare(PermissionSet earlier, PermissionSet later) {
        change(unrestricted(earlier), unrestricted(later), FULL_ACCESS, Severity.CRITICAL);
        Set<String> resources = new TreeSet<>();
        earlier.permissions().stream().map(Permission::resource).forEach(resources::add);
        later.permissions().stream().map(Permission::resource).forEach(resources::add);
        for (String resource : resources) {
            for (Access way : Access.values()) {
                ResourceAccess access = new ResourceAccess(resource, way);
                change(
                        earlier.grant(access),
                        later.grant(access),
                        exposure.describe(provider, access),
                        exposure.of(provider, access));
            }
        }
    }

    private void change(Grant before, Grant now, String what, Severity severity) {
        if (before == now) {
            return;
        }
        switch (now) {
            case GRANTED -> gained.certain(what + (before == Grant.UNKNOWN ? " (not known before)" : ""), severity);
            case DENIED -> {
                if (before == Grant.GRANTED) {
                    lost.certain(what, Severity.LOW);
                }
            }
            case UNKNOWN -> {
                if (before == Grant.GRANTED) {
                    lost.possible(what, Severity.LOW);
                } else {
                    gained.possible(what, severity);
                }
            }
        }
    }

    /** At most one finding for each rule, sorted by rule. */
    List<Finding> findings(String key) {
        List<Finding> findings = new ArrayList<>();
        gained.finding(key, "gained ", "may have gained ").ifPresent(findings::add);
        lost.finding(key, "lost ", "may have lost ").ifPresent(findings::add);
        return findings;
    }

    private static Grant unrestricted(PermissionSet permissions) {
        return permissions.unrestricted() ? Grant.GRANTED : Grant.DENIED;
    }

    private static Set<String> added(List<String> before, List<String> now) {
        Set<String> added = new TreeSet<>(now);
        before.forEach(added::remove);
        return added;
    }
}
