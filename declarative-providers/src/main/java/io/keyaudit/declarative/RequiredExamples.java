package io.keyaudit.declarative;

import io.keyaudit.FailureKind;
import io.keyaudit.declarative.ScopeReading.Presence;
import io.keyaudit.spi.ProviderException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The examples that a file must contain, so that it proves what it decides: one for each kind of failure that it states, one
 * without scopes and one with an empty list for each place where scopes stand, and one with a scope that is not known.
 * What a file takes over from the service that it extends, the examples there prove.
 */
final class RequiredExamples {
    private final ServiceFile file;
    private final Service service;
    private final ExampleCheck check;

    RequiredExamples(ServiceFile file, ExampleCheck check) {
        this.file = file;
        this.service = file.service();
        this.check = check;
    }

    /** Returns what no example shows, each in a line. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        Set<FailureKind> failures = failures();
        service.examples().forEach(example -> example.fails().ifPresent(failures::remove));
        failures.forEach(kind -> missing.add("no example fails as " + kind.text()));
        if (!file.inherits("scopesFrom")) {
            for (ScopeSource source : service.scopesFrom()) {
                if (!isShown(source, Presence.ABSENT)) {
                    missing.add("no example is without " + where(source));
                }
                if (source.isList() && !isShown(source, Presence.EMPTY)) {
                    missing.add("no example has an empty list of scopes in " + where(source));
                }
            }
        }
        if (service.examples().stream().noneMatch(this::showsUnknownScope)) {
            missing.add("no example has a scope that is not known");
        }
        return missing;
    }

    /** Returns the kinds of failure that the file states. */
    private Set<FailureKind> failures() {
        Set<FailureKind> kinds = EnumSet.noneOf(FailureKind.class);
        if (!file.inherits("errors")) {
            service.errors().forEach(error -> kinds.add(error.kind()));
        }
        if (service.success().isPresent() && !file.inherits("success")) {
            kinds.add(FailureKind.PROTOCOL);
        }
        if (!file.inherits("keys")
                && service.keys().stream().anyMatch(form -> form.unsupported().isPresent())) {
            kinds.add(FailureKind.UNSUPPORTED);
        }
        return kinds;
    }

    private boolean isShown(ScopeSource source, Presence presence) {
        return service.examples().stream().anyMatch(example -> presence == presence(example, source));
    }

    private Presence presence(Example example, ScopeSource source) {
        try {
            return new ScopeReading(service, check.answers(example)).presence(source);
        } catch (ProviderException failure) {
            return Presence.UNREAD;
        }
    }

    private static String where(ScopeSource source) {
        return source.place() instanceof ScopeSource.Header header
                ? "the header " + header.name()
                : source.path().map(JsonPath::toString).orElseThrow();
    }

    private boolean showsUnknownScope(Example example) {
        try {
            return !check.read(example).unrecognizedScopes().isEmpty();
        } catch (ProviderException failure) {
            return false;
        }
    }
}
