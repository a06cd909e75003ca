package io.keyaudit.drift;

import io.keyaudit.Grant;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import io.keyaudit.policy.Change;
import io.keyaudit.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What one key gained and lost. What was unknown before and is granted now counts as gained. Not thread-safe. */
final class AccessChanges {
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
        Grant managed = Exposure.managesKeys(earlier);
        Grant manages = Exposure.managesKeys(later);
        change(managed, manages, new Change.KeyManagementChanged(managed, manages), Severity.HIGH);
        for (String scope : added(earlier.unrecognizedScopes(), later.unrecognizedScopes())) {
            gained.add(new Change.UnrecognizedScopeChanged(scope, true), Exposure.UNKNOWN);
        }
        for (String scope : added(later.unrecognizedScopes(), earlier.unrecognizedScopes())) {
            lost.add(new Change.UnrecognizedScopeChanged(scope, false), Severity.LOW);
        }
    }

    private void compare(PermissionSet earlier, PermissionSet later) {
        Grant had = unrestricted(earlier);
        Grant has = unrestricted(later);
        change(had, has, new Change.FullAccessChanged(had, has), Severity.CRITICAL);
        earlier.accessesWith(later).forEach(access -> {
            Grant before = earlier.grant(access);
            Grant now = later.grant(access);
            change(
                    before,
                    now,
                    new Change.AccessChanged(access, before, now, exposure.sensitivity(provider, access)),
                    exposure.of(provider, access));
        });
    }

    private void change(Grant before, Grant now, Change change, Severity severity) {
        if (before == now) {
            return;
        }
        if (now == Grant.GRANTED || (now == Grant.UNKNOWN && before == Grant.DENIED)) {
            gained.add(change, severity);
        } else if (before == Grant.GRANTED) {
            lost.add(change, Severity.LOW);
        }
    }

    /** Returns at most one finding for each rule, sorted by rule. */
    List<Finding> findings(String key) {
        List<Finding> findings = new ArrayList<>();
        gained.finding(key).ifPresent(findings::add);
        lost.finding(key).ifPresent(findings::add);
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
