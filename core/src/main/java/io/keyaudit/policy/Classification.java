package io.keyaudit.policy;

import io.keyaudit.ResourceAccess;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ResourceInfo;
import io.keyaudit.spi.ScopeTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What accesses amount to, as the installed providers' scope tables say. Immutable. */
final class Classification {
    private final Map<String, ScopeTable> tables = new HashMap<>();

    Classification(Providers providers) {
        providers.ids().forEach(id -> providers.scopes(id).ifPresent(table -> tables.put(id, table)));
    }

    /** Whether the provider is installed. */
    boolean knowsProvider(String provider) {
        return tables.containsKey(provider);
    }

    /** The resources that any provider knows, sorted. */
    Set<String> resources() {
        Set<String> names = new TreeSet<>();
        for (ScopeTable table : tables.values()) {
            table.resources().stream().map(ResourceInfo::name).forEach(names::add);
        }
        return names;
    }

    /** Whether the pattern is for this access at this provider. By name that is certain; by kind only if it is known. */
    Truth matches(AccessPattern pattern, String provider, ResourceAccess access) {
        if (pattern instanceof AccessPattern.Named named) {
            return Truth.of(
                    named.accesses().contains(access.access()) && Glob.matches(named.resource(), access.resource()));
        }
        if (pattern instanceof AccessPattern.NativeScope) {
            return Truth.NO;
        }
        Optional<AccessInfo> known = Optional.ofNullable(tables.get(provider)).flatMap(table -> table.access(access));
        return known.map(info -> Truth.of(isFor(pattern, info))).orElse(Truth.UNKNOWN);
    }

    private static boolean isFor(AccessPattern pattern, AccessInfo info) {
        if (pattern instanceof AccessPattern.Sensitive sensitive) {
            return info.sensitivity().compareTo(sensitive.least()) >= 0
                    && info.sensitivity().compareTo(sensitive.most()) <= 0;
        }
        return pattern instanceof AccessPattern.WithTrait withTrait
                && info.traits().contains(withTrait.trait());
    }
}
