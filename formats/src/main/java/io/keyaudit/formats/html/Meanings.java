package io.keyaudit.formats.html;

import io.keyaudit.Trait;
import io.keyaudit.formats.content.Words;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ResourceInfo;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says what the resources of services mean. */
final class Meanings {
    private Meanings() {}

    /** Returns the values for each of these providers that is known. */
    static List<Values> of(Collection<String> services, Providers providers) {
        return services.stream()
                .flatMap(service -> providers.scopes(service).stream().map(table -> of(service, table.resources())))
                .toList();
    }

    private static Values of(String service, List<ResourceInfo> resources) {
        return Values.of("service", service)
                .with("anchor", "meaning-" + service)
                .with("count", Words.count(resources.size(), "resource"))
                .with("resources", resources.stream().map(Meanings::resource).toList());
    }

    private static Values resource(ResourceInfo resource) {
        return Values.of("name", resource.name())
                .with(
                        "accesses",
                        Stream.of(resource.read(), resource.write())
                                .map(Meanings::access)
                                .toList());
    }

    private static Values access(AccessInfo access) {
        return Values.of("sensitivity", access.sensitivity().text())
                .with("meaning", access.meaning())
                .with(
                        "traits",
                        Optional.of(access.traits().stream().map(Trait::text).collect(Collectors.joining(", ")))
                                .filter(traits -> !traits.isEmpty()));
    }
}
