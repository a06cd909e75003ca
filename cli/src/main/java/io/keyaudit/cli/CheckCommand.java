package io.keyaudit.cli;

import io.keyaudit.audit.Providers;
import io.keyaudit.formats.InvalidFileException;
import io.keyaudit.formats.KeysFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Audits the keys of a file. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Reads what the keys listed in a file may do.",
        description = {
            "",
            "The whole file is checked first; if anything is wrong with it, all of that is told and nothing is sent. "
                    + "The report goes to standard output, messages and progress to standard error.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every key was read",
            "2:wrong usage, or a file that is unreadable or invalid; nothing was sent",
            "3:at least one key could not be read, or the report could not be written"
        },
        footerHeading = "%nA keys file:%n",
        footer = {
            "  version: 1",
            "  keys:",
            "    - name: docs-bot",
            "      provider: docspace",
            "      endpoint: https://portal.example.com",
            "      credentials: { apiKey: env:DOCS_BOT_KEY }",
            "      tags: [production]",
            "    - name: trader",
            "      provider: bitfinex",
            "      credentials: { apiKey: env:BFX_KEY, apiSecret: file:/run/secrets/bfx }",
            "      options: { nonce: gentle }",
            "",
            "Secrets never stand in the file. They come from an environment variable (env:NAME) or from a file "
                    + "(file:PATH, relative to the folder of the keys file; white space around the secret is dropped). "
                    + "\"keyaudit providers\" lists the credentials and options of each provider.",
            "",
            "Examples:",
            "  keyaudit check keys.yaml",
            "  keyaudit check keys.yaml --format table --format json=report.json",
            "  keyaudit check keys.yaml --format json | jq '.keys[] | select(.unrestricted) | .name'"
        })
final class CheckCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Providers providers;

    @Parameters(paramLabel = "KEYS.yaml", description = "The file that lists the keys.")
    @SuppressWarnings("NullAway.Init")
    private Path keysFile;

    @Mixin
    private final AuditOptions auditOptions = new AuditOptions();

    @Mixin
    private final ReportOptions reportOptions = new ReportOptions();

    CheckCommand(Terminal terminal, Providers providers) {
        this.terminal = terminal;
        this.providers = providers;
    }

    @Override
    public Integer call() {
        KeysFile file = read();
        try (Reports reports =
                Reports.open(reportOptions, terminal, providers, file.targets(), Optional.of(keysFile))) {
            return new ReportedAudit(terminal, providers, auditOptions.timeout(), auditOptions.concurrency())
                    .run(file.targets(), reports);
        }
    }

    private KeysFile read() {
        try {
            return KeysFile.read(terminal.folder().resolve(keysFile), providers, terminal.environment());
        } catch (InvalidFileException invalid) {
            throw new RefusedException(
                    invalid.problems().stream().map(Object::toString).toList());
        }
    }
}
