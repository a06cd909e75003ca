package io.keyaudit.policy;

import io.keyaudit.ResourceAccess;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ResourceInfo;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the installed providers state of their services and of accesses to them. Immutable. */
final class ScopeTables {
    private final Providers providers;

    ScopeTables(Providers providers) {
        this.providers = providers;
    }

    /** Returns what a provider states of itself and its service, if it is installed. */
    Optional<ProviderDescription> description(String provider) {
        return providers.description(provider);
    }

    /** Returns the resources that any provider knows, sorted. */
    Set<String> resources() {
        Set<String> names = new TreeSet<>();
        for (String id : providers.ids()) {
            providers.scopes(id).stream()
                    .flatMap(table -> table.resources().stream())
                    .map(ResourceInfo::name)
                    .forEach(names::add);
        }
        return names;
    }

    /** Returns a service's name as people know it; the provider's id if it is not installed. */
    String displayName(String provider) {
        return description(provider).map(ProviderDescription::displayName).orElse(provider);
    }

    /** Returns whether a service ever reports of an access whether a key is granted it. */
    boolean reports(String provider, ResourceAccess access) {
        return description(provider)
                .map(description -> description.scopes().reports(access))
                .orElse(true);
    }

    /** Returns whether a provider's table lists everything that full access includes. */
    boolean isComplete(String provider) {
        return description(provider).map(ProviderDescription::completeTable).orElse(false);
    }

    /** Returns whether the pattern is for this access. By name that is certain; by kind only if the access is known. */
    Truth matches(AccessPattern pattern, String provider, ResourceAccess access) {
        if (pattern instanceof AccessPattern.Named named) {
            return Truth.of(
                    named.accesses().contains(access.access()) && Glob.matches(named.resource(), access.resource()));
        }
        if (pattern instanceof AccessPattern.NativeScope) {
            return Truth.NO;
        }
        Optional<AccessInfo> known = description(provider)
                .flatMap(description -> description.scopes().access(access));
        return known.map(info -> Truth.of(isFor(pattern, info))).orElse(Truth.UNKNOWN);
    }

    private static boolean isFor(AccessPattern pattern, AccessInfo info) {
        if (pattern instanceof AccessPattern.Sensitive sensitive) {
            return info.sensitivity().compareTo(sensitive.least()) >= 0
                    && info.sensitivity().compareTo(sensitive.most()) <= 0;
        }
        if (pattern instanceof AccessPattern.WithTrait withTrait) {
            return info.traits().contains(withTrait.trait());
        }
        throw new IllegalStateException("not handled: " + pattern);
    }
}
