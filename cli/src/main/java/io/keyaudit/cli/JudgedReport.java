package io.keyaudit.cli;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.Conclusion;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.providers.Providers;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Judges outcomes by criteria as they come, and reports on them.
 *
 * @param provenance what the report is made of
 * @param startedAt when the audit began
 * @param finishedAt when it ended, asked for once it did
 */
record JudgedReport(
        Criteria criteria,
        Providers providers,
        Provenance provenance,
        Instant startedAt,
        Supplier<Instant> finishedAt) {

    /**
     * Reports on all outcomes.
     *
     * @param spool keeps outcomes that have to wait for others
     * @param outcomes hands them on in their order
     * @param report is told about each key
     */
    AuditSummary write(ReportWriter report, OutcomeSpool spool, Consumer<Consumer<KeyOutcome>> outcomes) {
        Assessment assessment = criteria.assessment(providers, spool);
        report.begin(criteria.start(startedAt, assessment, provenance));
        Consumer<KeyAssessment> each = report::add;
        outcomes.accept(outcome -> assessment.assess(outcome, each));
        Conclusion conclusion = assessment.conclude(each);
        report.end(new ReportEnd(finishedAt.get(), conclusion.findings(), conclusion.controls()));
        return conclusion.summary();
    }
}
