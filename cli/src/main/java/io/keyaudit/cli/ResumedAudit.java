package io.keyaudit.cli;

import io.keyaudit.audit.AuditListener;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.HostWait;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.journal.Journal;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** An audit that takes from a journal what earlier runs found out, and asks about the other keys only. */
final class ResumedAudit {
    private final Journal journal;
    private final KeyAuditor.Builder auditor;
    private final Progress progress;

    ResumedAudit(Journal journal, KeyAuditor.Builder auditor, Progress progress) {
        this.journal = journal;
        this.auditor = auditor;
        this.progress = progress;
    }

    /** Reports every key's outcome in the order of the keys, as {@link KeyAuditor#audit} does. */
    void run(List<AuditTarget> targets, Consumer<? super KeyOutcome> report) {
        Iterator<AuditTarget> unreported = targets.iterator();
        List<AuditTarget> unfinished = targets.stream()
                .filter(target -> journal.find(target).isEmpty())
                .toList();
        progress.known(targets.size() - unfinished.size());
        auditor.listener(new Recording(journal, progress)).build().audit(unfinished, outcome -> {
            if (outcome.target().listedBy().isPresent()) {
                // Behind the target that listed it, which is no target of its own.
                report.accept(outcome);
                return;
            }
            AuditTarget next = unreported.next();
            while (!next.name().equals(outcome.target().name())) {
                remember(next, report);
                next = unreported.next();
            }
            report.accept(outcome);
        });
        unreported.forEachRemaining(target -> remember(target, report));
    }

    private void remember(AuditTarget target, Consumer<? super KeyOutcome> report) {
        report.accept(journal.find(target).orElseThrow());
    }

    /** Records outcomes as soon as they are ready, since those before them can take long. */
    private record Recording(Journal journal, AuditListener next) implements AuditListener {
        @Override
        public void started(AuditTarget target) {
            next.started(target);
        }

        @Override
        public void waiting(HostWait wait) {
            next.waiting(wait);
        }

        @Override
        public void finished(KeyOutcome outcome) {
            journal.add(outcome);
            next.finished(outcome);
        }
    }
}
