package io.keyaudit.cli;

import io.keyaudit.formats.journal.Journal;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.report.Provenance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Audits the keys of a file. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Reads what the keys listed in a file can do, and holds it against a policy.",
        description = {
            "",
            "The whole file is checked first; if it has errors, all are reported and nothing is sent. "
                    + "The report goes to standard output, messages and progress to standard error.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every key was read, and nothing was found at or above --fail-on",
            "1:findings at or above --fail-on",
            "2:wrong usage, or a file that is unreadable or invalid; nothing was sent",
            "3:no such finding, but at least one key could not be read, or a file could not be written"
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
            "Secrets never stand in the file. They come from an environment variable (env:NAME), a file (file:PATH, "
                    + "relative to the folder of the keys file), .env (dotenv:NAME), JSON (json:FILE#POINTER) or a helper "
                    + "of yours (vault:PATH#FIELD, see --helpers). \"keyaudit schema keys\" prints the file's schema for "
                    + "editors. \"keyaudit providers\" lists the credentials and options of each provider.",
            "",
            "Without a file, keys.yaml is checked, and held against policy.yaml if there is one; \"keyaudit init\" writes both.",
            "",
            "Examples:",
            "  keyaudit check",
            "  keyaudit check keys.yaml",
            "  keyaudit check keys.yaml --policy builtin:recommended --format table --format html=report.html",
            "  keyaudit check keys.yaml --policy policy.yaml --fail-on high --format sarif=keys.sarif",
            "  keyaudit check keys.yaml --save-snapshot keys.json",
            "  keyaudit check keys.yaml --baseline keys.json",
            "  keyaudit check keys.yaml --resume keys.journal --format json=report.json",
            "  keyaudit check keys.yaml --shard 3/8 --format json=3.json",
            "  keyaudit check keys.yaml --format json | jq '.keys[] | select(.unrestricted) | .name'"
        })
final class CheckCommand implements Callable<Integer> {
    static final Path USUAL_POLICY = Path.of("policy.yaml");

    private final Terminal terminal;
    private final Installation installation;

    @Mixin
    private final KeysFileInput keysFile = new KeysFileInput();

    @Mixin
    private final CriteriaOptions criteriaOptions = new CriteriaOptions();

    @Mixin
    private final ReportOptions reportOptions = new ReportOptions();

    @Option(
            names = "--save-snapshot",
            paramLabel = "FILE",
            description = "Remembers what the keys can do now, for --baseline and \"keyaudit diff\".")
    private @Nullable Path snapshot;

    @Mixin
    private final ResumeOption resumeOption = new ResumeOption();

    @Mixin
    private final ShardOption shardOption = new ShardOption();

    @Mixin
    private final AuditOptions auditOptions = new AuditOptions();

    @Mixin
    private final LimitOptions limitOptions = new LimitOptions();

    CheckCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        if (keysFile.isUsual() && Files.exists(terminal.folder().resolve(USUAL_POLICY))) {
            criteriaOptions.orElsePolicy(USUAL_POLICY);
        }
        List<ReportRequest> requests = shardOption.requests(
                reportOptions,
                snapshot != null || criteriaOptions.baselineFile().isPresent());
        KeysFile keys = keysFile.read(terminal, installation, shardOption::selects);
        Criteria criteria = criteriaOptions.read(terminal, installation.providers());
        List<Path> inputs = Stream.of(
                        Stream.of(keysFile.file()), criteriaOptions.files().stream(), resumeOption.file().stream())
                .flatMap(files -> files)
                .toList();
        Optional<SavedSnapshot> saved = Optional.ofNullable(snapshot)
                .map(file -> SavedSnapshot.to(
                        file, besidesSnapshot(), criteria.baseline().map(Sourced::value), terminal));
        try (LimitOptions.Shared limits = limitOptions.open(terminal, installation);
                @Nullable Journal journal = resumeOption.open(terminal).orElse(null);
                Reports reports = Reports.open(
                        requests,
                        reportOptions,
                        terminal,
                        installation.providers(),
                        keys.targets(),
                        Optional.of(keys),
                        shardOption.shard(keys, criteria),
                        criteria,
                        inputs)) {
            saved.ifPresent(reports::with);
            int exitCode = new ReportedAudit(
                            terminal,
                            installation.providers(),
                            limits.keptBy(auditOptions.auditor().network(installation.network())),
                            shardOption.isPresent() ? criteria.withoutRules() : criteria)
                    .from(reportOptions.provenance(
                            criteria,
                            Optional.of(new Provenance.Source(keysFile.file().toString(), keys.sha256()))))
                    .continuing(Optional.ofNullable(journal))
                    .summarizing(!shardOption.isPresent() && reportOptions.leavesSummaryOut())
                    .run(keys.targets(), reports);
            if (exitCode != ExitCode.INTERRUPTED) {
                saved.ifPresent(SavedSnapshot::write);
                Optional.ofNullable(journal).ifPresent(Journal::end);
            }
            return exitCode;
        }
    }

    /** Returns what a snapshot must not replace; the baseline it can. */
    private List<Path> besidesSnapshot() {
        return Stream.of(
                        Stream.of(keysFile.file()),
                        criteriaOptions.policyFile().stream(),
                        resumeOption.file().stream(),
                        reportOptions.requests().stream().flatMap(request -> request.file().stream()))
                .flatMap(files -> files)
                .toList();
    }
}
