package io.keyaudit.cli;

import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.formats.journal.OutcomeFile;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.redis.RedisQueue;
import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Audits keys that machines take from a queue. */
@Command(
        name = "work",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Audits the keys of a file together with other machines, over a queue on a Redis or Valkey server.",
        description = {
            "",
            "Every machine is given the same keys file and --run, and can come and go as it likes; the keys of one that "
                    + "died are taken over. The command ends when each key has its outcome. A machine that was given "
                    + "--format then judges all keys, whoever read them, and reports on them; one that was not only works.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every key has its outcome; with --format, every key was read, and nothing was found at or above --fail-on",
            "1:findings at or above --fail-on",
            "2:wrong usage, or a file that is unreadable or invalid; nothing was sent",
            "3:no such finding, but a key could not be read, the queue could not be used or a file not be written",
            "130:stopped; other machines take over the keys"
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  keyaudit work keys.yaml --queue rediss://queue.example.com:6379 --run 2026-11-21 --limits-salt env:SALT",
            "  keyaudit work keys.yaml --queue rediss://queue.example.com:6379 --run 2026-11-21 --limits-salt env:SALT "
                    + "--policy policy.yaml --format html=report.html"
        })
final class WorkCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Installation installation;

    @Mixin
    private final KeysFileInput keysFile = new KeysFileInput();

    @Option(
            names = "--queue",
            paramLabel = "URL",
            required = true,
            description = "The Redis or Valkey server, such as rediss://queue.example.com:6379. It keeps the services' "
                    + "limits, too, unless with --limits none. Needs --limits-salt.")
    @SuppressWarnings("NullAway.Init")
    private String queue;

    @Option(
            names = "--run",
            paramLabel = "NAME",
            required = true,
            description = "Names this audit: the same for all its machines, another for another audit.")
    @SuppressWarnings("NullAway.Init")
    private String run;

    @Option(
            names = "--lease",
            paramLabel = "DURATION",
            converter = AuditOptions.DurationConverter.class,
            description = "After how long without a word a machine is taken for dead, such as 30s; 1m by default.")
    private Duration lease = Duration.ofMinutes(1);

    @Mixin
    private final CriteriaOptions criteriaOptions = new CriteriaOptions();

    @Mixin
    private final ReportOptions reportOptions = new ReportOptions();

    @Mixin
    private final AuditOptions auditOptions = new AuditOptions();

    @Mixin
    private final LimitOptions limitOptions = new LimitOptions();

    WorkCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        if (keysFile.isUsual() && Files.exists(terminal.folder().resolve(CheckCommand.USUAL_POLICY))) {
            criteriaOptions.orElsePolicy(CheckCommand.USUAL_POLICY);
        }
        KeysFile keys = keysFile.read(terminal, installation);
        Criteria criteria = criteriaOptions.read(terminal, installation.providers());
        List<Path> inputs = Stream.concat(Stream.of(keysFile.file()), criteriaOptions.files().stream())
                .toList();
        try (LimitOptions.Queueing server = limitOptions.openQueue(queue, terminal, installation);
                Reports reports = Reports.open(
                        reportOptions.requests(List.of()),
                        reportOptions,
                        terminal,
                        installation.providers(),
                        keys.targets(),
                        Optional.of(keys),
                        criteria,
                        inputs)) {
            RedisQueue claims = server.server().queue(run, lease);
            join(claims, keys);
            KeyAuditor.Builder auditor = server.limits()
                    .keptBy(auditOptions.auditor().network(installation.network()))
                    .providers(installation.providers());
            QueueWork work = new QueueWork(claims, keys.targets(), auditor, terminal);
            work.run();
            if (reportOptions.unsaid()) {
                terminal.err().println("keyaudit: each of the " + keys.total() + " keys has its outcome");
                return ExitCode.OK;
            }
            return ExitCode.of(report(work, claims.times(), reports, keys, criteria), criteria.failOn());
        } catch (InterruptedException stopped) {
            terminal.err().println("keyaudit: stopped; other machines take over the keys");
            return ExitCode.INTERRUPTED;
        } catch (IOException unusable) {
            terminal.err().println("keyaudit: " + VisibleText.of(String.valueOf(unusable.getMessage())));
            return ExitCode.UNREAD;
        }
    }

    private static void join(RedisQueue claims, KeysFile keys) throws IOException, InterruptedException {
        try {
            claims.join(keys.sha256() + " " + Build.version(), keys.total());
        } catch (IllegalArgumentException other) {
            throw new RefusedException("--run: " + other.getMessage());
        }
    }

    private AuditSummary report(QueueWork work, List<Instant> times, Reports reports, KeysFile keys, Criteria criteria)
            throws IOException, InterruptedException {
        Provenance.Source source = new Provenance.Source(keysFile.file().toString(), keys.sha256());
        try (OutcomeSpool spool = new OutcomeFile()) {
            JudgedReport judged = new JudgedReport(
                    criteria,
                    installation.providers(),
                    reportOptions.provenance(criteria, Optional.of(source)),
                    times.get(0),
                    () -> times.get(1));
            return judged.write(reports, spool, each -> {
                try {
                    work.outcomes(each);
                } catch (IOException lost) {
                    throw new UncheckedIOException(lost);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new UncheckedIOException(new IOException("stopped"));
                }
            });
        }
    }
}
