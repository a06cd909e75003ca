package io.keyaudit.cli;

import io.keyaudit.providers.Providers;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.ResourceInfo;
import io.keyaudit.text.VisibleText;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the installed providers. */
@Command(
        name = "providers",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Lists the providers: what each reads, needs and costs.",
        description = "",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:there is at least one provider",
            "2:there is none that works",
            "3:the list could not be written in full"
        })
final class ProvidersCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Installation installation;

    @Option(names = "--markdown", description = "Writes a page about all services, in Markdown.")
    private boolean markdown;

    ProvidersCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        if (markdown) {
            terminal.out().print(ServicesPage.of(installation.providers().all()));
            return ExitCode.OK;
        }
        String separator = "";
        for (PermissionProvider provider : installation.providers().all()) {
            terminal.out().print(separator);
            describe(provider);
            separator = System.lineSeparator();
        }
        if (installation.providers().all().isEmpty()) {
            throw new RefusedException("no provider is installed; put one on the class path or module path");
        }
        return ExitCode.OK;
    }

    private void describe(PermissionProvider provider) {
        ProviderDescription description = provider.describe();
        terminal.out().println(VisibleText.of(provider.id() + " - " + description.displayName()));
        List<List<String>> entries = new ArrayList<>();
        entries.add(List.of("from", Providers.origin(provider)));
        for (CredentialField field : description.credentials()) {
            String need = field.required() ? "" : " (optional)";
            entries.add(List.of("credential", field.name() + need + ": " + field.description()));
        }
        String endpoint = description
                .defaultEndpoint()
                .map(address -> address + " unless another is given")
                .orElse("must be given: where the service is");
        entries.add(List.of("endpoint", endpoint));
        for (OptionField option : description.options()) {
            entries.add(List.of(
                    "option",
                    option.name() + "=" + (option.values().isEmpty() ? "TEXT" : String.join("|", option.values()))
                            + option.defaultValue()
                                    .map(value -> " (" + value + " by default)")
                                    .orElse(option.required() ? "" : " (optional)")
                            + ": " + option.description()));
        }
        int calls = description.callsPerInspection();
        RateLimit limit = description.rateLimit();
        entries.add(List.of("cost", "at most " + calls + (calls == 1 ? " request" : " requests") + " for each key"));
        entries.add(List.of(
                "limit",
                "at most " + limit.requests() + " requests in any "
                        + limit.window().toSeconds() + " s to each host"));
        String resources = description.scopes().resources().stream()
                .map(ResourceInfo::name)
                .collect(Collectors.joining(", "));
        entries.add(List.of("resources", resources));
        description.scopes().upperBound().ifPresent(why -> entries.add(List.of("at most", why)));
        new Columns(terminal.out(), terminal.width()).print(entries);
    }
}
