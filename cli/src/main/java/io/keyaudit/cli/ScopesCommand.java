package io.keyaudit.cli;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyCredentials;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a provider's scope table, and the service's own catalogue beside it. */
@Command(
        name = "scopes",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Shows what a provider's scopes mean.",
        description = {
            "",
            "Without a credential nothing is sent. With one, the service is asked for its own catalogue of scopes, to "
                    + "show what the table lacks. The catalogue is what exists there, not what the key can do; for "
                    + "that, use \"keyaudit show\".",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:shown",
            "2:wrong usage, or the service has no catalogue; nothing was sent",
            "3:the catalogue could not be read, for instance because this key cannot ask for it, or in time; or what was "
                    + "to be shown could not be written in full"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  keyaudit scopes bitfinex",
            "  keyaudit scopes docspace --endpoint https://portal.example.com --credential apiKey=prompt"
        })
final class ScopesCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Installation installation;

    @Parameters(paramLabel = "PROVIDER", description = "What kind of service it is; \"keyaudit providers\" lists them.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Mixin
    private final KeyOptions keyOptions = new KeyOptions();

    @Option(
            names = "--timeout",
            paramLabel = "DURATION",
            converter = AuditOptions.DurationConverter.class,
            description = "How long asking for the catalogue can take, such as 500ms, 30s (the default) or 2m. Waiting "
                    + "for the service's rate limit counts.")
    private Duration timeout = AuditOptions.USUAL_TIMEOUT;

    ScopesCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() throws Exception {
        PermissionProvider provider = installation
                .providers()
                .find(id)
                .orElseThrow(() -> new RefusedException(installation.providers().missing(id)));
        ScopeListing listing = new ScopeListing(terminal, provider);
        if (!keyOptions.hasCredentials()) {
            listing.showTable();
            return ExitCode.OK;
        }
        AuditTarget target = keyOptions.target(id, installation, terminal);
        try {
            List<String> scopes = TimeLimit.within(timeout, () -> catalogue(provider, target));
            listing.showTable();
            listing.showCatalogue(scopes);
            return ExitCode.OK;
        } catch (ProviderException failed) {
            listing.showFailure(failed.kind(), credentials(target).redact(String.valueOf(failed.getMessage())));
            return ExitCode.UNREAD;
        } catch (TimeoutException late) {
            listing.showFailure(
                    FailureKind.TIMEOUT,
                    "no answer within " + timeout.toMillis() / 1000.0 + " s; --timeout gives it more time");
            return ExitCode.UNREAD;
        } catch (InterruptedException stopped) {
            return ExitCode.INTERRUPTED;
        }
    }

    private List<String> catalogue(PermissionProvider provider, AuditTarget target) throws ProviderException {
        try (ProviderSession session =
                provider.open(target.context(provider.describe()).with(installation.network()))) {
            ScopeCatalogue catalogue = session.scopeCatalogue()
                    .orElseThrow(() -> new RefusedException(
                            id + " has no catalogue of scopes to ask for; leave out --credential to see the table"));
            return catalogue.scopes(credentials(target));
        }
    }

    private static Credentials credentials(AuditTarget target) {
        return ((KeyCredentials.Given) target.credentials()).credentials();
    }
}
