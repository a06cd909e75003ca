package io.keyaudit.cli;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.Providers;
import io.keyaudit.formats.ReportWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Audits keys, and reports on them as the answers come. */
final class ReportedAudit {
    private final Terminal terminal;
    private final Providers providers;
    private final Duration timeout;
    private final int concurrency;
    private boolean allRead = true;

    ReportedAudit(Terminal terminal, Providers providers, Duration timeout, int concurrency) {
        this.terminal = terminal;
        this.providers = providers;
        this.timeout = timeout;
        this.concurrency = concurrency;
    }

    /** The exit code. When the thread is interrupted, what was read so far is reported. */
    int run(List<AuditTarget> targets, ReportWriter report) {
        Progress progress = new Progress(terminal, targets.size());
        KeyAuditor auditor = KeyAuditor.builder()
                .providers(providers)
                .timeout(timeout)
                .concurrency(concurrency)
                .listener(progress)
                .build();
        report.begin(Instant.now());
        auditor.audit(targets, outcome -> {
            allRead &= outcome instanceof KeyOutcome.Inspected;
            progress.hide();
            report.add(outcome);
            progress.show();
        });
        progress.hide();
        boolean interrupted = Thread.interrupted();
        report.end(Instant.now());
        if (interrupted) {
            return ExitCode.INTERRUPTED;
        }
        return allRead ? ExitCode.OK : ExitCode.UNREAD;
    }
}
