package io.keyaudit.cli;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.formats.journal.Journal;
import io.keyaudit.formats.journal.OutcomeFile;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.providers.Providers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Audits keys, judges them by criteria, and reports on them as the answers come. */
final class ReportedAudit {
    private final Terminal terminal;
    private final Providers providers;
    private final KeyAuditor.Builder auditor;
    private final Criteria criteria;
    private Provenance provenance = Provenance.ofRun(UUID.randomUUID().toString());
    private Optional<Journal> journal = Optional.empty();
    private boolean summarizes;

    ReportedAudit(Terminal terminal, Providers providers, KeyAuditor.Builder auditor, Criteria criteria) {
        this.terminal = terminal;
        this.providers = providers;
        this.auditor = auditor;
        this.criteria = criteria;
    }

    /** Returns the same, saying in reports what they are made of. */
    ReportedAudit from(Provenance sources) {
        provenance = sources;
        return this;
    }

    /** Returns the same, continuing what is in the journal. */
    ReportedAudit continuing(Optional<Journal> earlier) {
        journal = earlier;
        return this;
    }

    /** Returns the same, with a line about the whole on standard error, for reports that do not end with one in sight. */
    ReportedAudit summarizing(boolean whether) {
        summarizes = whether;
        return this;
    }

    /** Returns the exit code. When the thread is interrupted, what was read so far is reported. */
    int run(List<AuditTarget> targets, ReportWriter report) {
        Progress progress = new Progress(terminal, targets.size(), Clock.system(ZoneId.systemDefault()));
        try (OutcomeSpool spool = new OutcomeFile()) {
            AtomicBoolean interrupted = new AtomicBoolean();
            AuditSummary summary = new JudgedReport(criteria, providers, provenance, Instant.now(), Instant::now)
                    .write(new BesideProgress(report, progress), spool, each -> {
                        audit(targets, progress, spool, each);
                        interrupted.set(Thread.interrupted());
                    });
            tell(summary, interrupted.get());
            return interrupted.get() ? ExitCode.INTERRUPTED : ExitCode.of(summary, criteria.failOn());
        }
    }

    /** A report on the terminal that progress is shown on, too. */
    private record BesideProgress(ReportWriter report, Progress progress) implements ReportWriter {
        @Override
        public void begin(ReportStart start) {
            report.begin(start);
        }

        @Override
        public void add(KeyAssessment key) {
            progress.hide();
            report.add(key);
            progress.show();
        }

        @Override
        public void end(ReportEnd end) {
            progress.hide();
            report.end(end);
        }
    }

    private void tell(AuditSummary summary, boolean interrupted) {
        if (interrupted) {
            terminal.err()
                    .println("keyaudit: stopped: " + summary.inspected() + " of " + summary.keys() + " read; "
                            + (journal.isPresent()
                                    ? "the same command goes on"
                                    : "with --resume FILE a command that is stopped can go on"));
        } else if (summarizes) {
            terminal.err()
                    .println("keyaudit: " + summary.keys() + (summary.keys() == 1 ? " key: " : " keys: ")
                            + summary.inspected() + " read, " + summary.failed() + " failed, "
                            + summary.standingFrom(criteria.failOn()) + " findings at or above "
                            + criteria.failOn().text() + " (exit code "
                            + ExitCode.of(summary, criteria.failOn()) + ")");
        }
    }

    private void audit(List<AuditTarget> targets, Progress progress, OutcomeSpool spool, Consumer<KeyOutcome> each) {
        KeyAuditor.Builder reading = auditor.providers(providers).spool(spool);
        if (journal.isPresent()) {
            new ResumedAudit(journal.get(), reading, progress).run(targets, each);
        } else {
            reading.listener(progress).build().audit(targets, each);
        }
    }
}
