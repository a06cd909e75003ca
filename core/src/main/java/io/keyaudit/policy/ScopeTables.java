package io.keyaudit.policy;

import io.keyaudit.ResourceAccess;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.Advisory;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ResourceInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Returns whether a provider is installed. Does not ask it to describe itself. */
    boolean isInstalled(String provider) {
        return providers.ids().contains(provider);
    }

    /** Returns the known flaws of a provider's service. Does not ask the provider to describe itself. */
    List<Advisory> advisories(String provider) {
        return providers.advisories(provider);
    }

    /** Returns the resources that each provider knows, one provider after another: asks no more than are looked at. */
    Stream<Set<String>> resources() {
        return providers.ids().stream().map(this::resources);
    }

    /** Returns the resources that a provider knows; none if it is not installed. */
    Set<String> resources(String provider) {
        return providers.scopes(provider).stream()
                .flatMap(table -> table.resources().stream())
                .map(ResourceInfo::name)
                .collect(Collectors.toSet());
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
