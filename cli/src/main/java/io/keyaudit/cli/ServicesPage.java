package io.keyaudit.cli;

import static java.util.stream.Collectors.joining;

import io.keyaudit.Access;
import io.keyaudit.FactKind;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Trait;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.FactSource;
import io.keyaudit.spi.KeyForm;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.Reporting;
import io.keyaudit.spi.ResourceInfo;
import io.keyaudit.spi.ScopeInfo;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The page about all services, in Markdown, made from what their providers describe. */
final class ServicesPage {
    private final StringBuilder page = new StringBuilder();

    private ServicesPage() {}

    /** Returns the page about these providers. */
    static String of(Collection<PermissionProvider> providers) {
        ServicesPage services = new ServicesPage();
        services.head(providers.size());
        providers.stream()
                .sorted(Comparator.comparing((PermissionProvider provider) ->
                        provider.describe().displayName().toLowerCase(Locale.ROOT)))
                .forEach(services::service);
        return services.page.toString();
    }

    private void head(int services) {
        line("# Services");
        line("");
        line(services + " services. This page is made from the providers' own descriptions by"
                + " `keyaudit providers --markdown`; do not edit it.");
        line("");
        line("What a service never reports is unknown in every report. What is unknown is never taken for denied.");
    }

    private void service(PermissionProvider provider) {
        ProviderDescription description = provider.describe();
        line("");
        line("## " + text(description.displayName()) + " (`" + provider.id() + "`)");
        line("");
        item("Credentials", credentials(description));
        item("Options", description.options().stream().map(ServicesPage::option).collect(joining("; ")));
        item(
                "Endpoint",
                description
                        .defaultEndpoint()
                        .map(endpoint -> "`" + endpoint + "`")
                        .orElse("required"));
        item(
                "Requests",
                description.calls().stream().map(call -> "`" + call + "`").collect(joining(", ")));
        item("Cost", cost(description));
        item("Reported", facts(description, Reporting.REPORTED));
        item("Reported in an inventory only", facts(description, Reporting.INVENTORY_ONLY));
        item("Changed by the audit itself", facts(description, Reporting.DISTURBED));
        item("Never reported", facts(description, Reporting.NEVER));
        item("Unknown of every key", unknown(description));
        item("Concluded from what is documented", inferred(description));
        item("Cannot be asked about", unsupported(description));
        description.scopes().upperBound().ifPresent(why -> item("Upper bound", text(why)));
        description.notes().forEach(note -> line("- " + text(note)));
        item("Sources", description.sources().stream().map(ServicesPage::text).collect(joining("; ")));
        resources(description);
    }

    private static String credentials(ProviderDescription description) {
        return description.credentials().stream().map(ServicesPage::credential).collect(joining("; "));
    }

    private static String credential(CredentialField field) {
        return "`" + field.name() + "`" + (field.required() ? "" : " (optional)") + ": " + text(field.description());
    }

    private static String option(OptionField option) {
        String values = option.values().stream().map(value -> "`" + value + "`").collect(joining(", "));
        String need = option.required() ? " (required)" : "";
        return "`" + option.name() + "`" + need + ": " + text(option.description())
                + (values.isEmpty() ? "" : " (" + values + ")");
    }

    private static String cost(ProviderDescription description) {
        int calls = description.callsPerInspection();
        RateLimit limit = description.rateLimit();
        return "at most " + calls + (calls == 1 ? " request" : " requests") + " for each key, repeats included"
                + (limit.equals(RateLimit.NONE)
                        ? "; no known limit"
                        : "; at most " + limit.requests() + " requests in any "
                                + limit.window().toSeconds() + " s, for each "
                                + limit.counts().name().toLowerCase(Locale.ROOT));
    }

    private static String unknown(ProviderDescription description) {
        return description.scopes().resources().stream()
                .flatMap(resource ->
                        Stream.of(Access.values()).map(access -> new ResourceAccess(resource.name(), access)))
                .filter(access -> !description.scopes().reports(access))
                .map(access -> "`" + access + "`")
                .collect(joining(", "));
    }

    private static String inferred(ProviderDescription description) {
        return description.scopes().scopes().stream()
                .flatMap(scope -> inferred(scope).stream())
                .collect(joining("; "));
    }

    private static Optional<String> inferred(ScopeInfo scope) {
        if (scope.source().mark() == FactSource.Mark.INFERRED) {
            return Optional.of("what `" + scope.name() + "` grants");
        }
        return scope.inferred().isEmpty()
                ? Optional.empty()
                : Optional.of("that `" + scope.name() + "` grants "
                        + scope.inferred().stream()
                                .map(access -> "`" + access + "`")
                                .collect(joining(", ")));
    }

    private static String facts(ProviderDescription description, Reporting how) {
        return Arrays.stream(FactKind.values())
                .filter(kind -> description.reporting(kind) == how)
                .map(kind -> kind.text().replace('-', ' '))
                .collect(joining(", "));
    }

    private static String unsupported(ProviderDescription description) {
        return description.keyForms().stream()
                .filter(form -> form.unsupported().isPresent())
                .map(ServicesPage::unsupported)
                .distinct()
                .collect(joining("; "));
    }

    private static String unsupported(KeyForm form) {
        return text(form.name()) + ": " + text(form.unsupported().orElseThrow());
    }

    private void resources(ProviderDescription description) {
        List<ResourceInfo> resources = description.scopes().resources();
        if (resources.isEmpty()) {
            return;
        }
        line("");
        line("| resource | access | what it opens | sensitivity | traits |");
        line("|---|---|---|---|---|");
        for (ResourceInfo resource : resources) {
            Stream.of(Access.values()).forEach(access -> row(resource, access));
        }
    }

    private void row(ResourceInfo resource, Access access) {
        AccessInfo info = resource.access(access);
        String traits = info.traits().stream().map(Trait::text).collect(joining(", "));
        line("| `" + resource.name() + "` | " + access.text() + " | " + text(info.meaning()) + " | "
                + info.sensitivity().text() + " | " + traits + " |");
    }

    private void item(String name, String value) {
        if (!value.isEmpty()) {
            line("- " + name + ": " + value);
        }
    }

    private static String text(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*").replace("_", "\\_");
    }

    private void line(String line) {
        page.append(line).append('\n');
    }
}
