package io.keyaudit.formats.html;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.PermissionProvider;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The report as one page for a browser that needs nothing else. Since the summary comes first and keys are put together
 * by provider, what is added waits in temporary files, not in memory, and the page is whole only at the end.
 */
public final class HtmlReport implements ReportWriter {
    private final OutputStream out;
    private final Providers providers;
    private final MarkupOutput page;
    private final HtmlPage frame;
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private final SortedMap<String, HtmlMatrix> matrices = new TreeMap<>();
    private final HtmlFailures failures = new HtmlFailures();
    private final HtmlFindings findings = new HtmlFindings();
    private final HtmlRules rules = new HtmlRules();
    private final TempBuffer details = new TempBuffer();
    private final SortedSet<String> seenProviders = new TreeSet<>();
    private final SortedSet<String> seenStates = new TreeSet<>();
    private long keys;
    private @Nullable ReportStart start;

    public HtmlReport(OutputStream out, Providers providers) {
        this.out = out;
        this.providers = providers;
        this.page = new MarkupOutput(out);
        this.frame = new HtmlPage(page);
    }

    @Override
    public void begin(ReportStart begun) {
        start = begun;
        frame.head(begun);
        page.flush();
    }

    @Override
    public void add(KeyAssessment assessment) {
        KeyOutcome outcome = assessment.outcome();
        List<Finding> found = assessment.findings();
        counter.add(assessment);
        keys++;
        HtmlKey key = new HtmlKey(keys, outcome, found);
        seenProviders.add(key.provider());
        seenStates.add(key.state());
        if (outcome instanceof Inspected inspected) {
            matrices.computeIfAbsent(key.provider(), this::matrix).add(key, inspected.snapshot());
        } else if (outcome instanceof Failed failed) {
            failures.add(key, failed);
        }
        found.forEach(finding -> place(finding, Optional.of(key)));
        new HtmlKeyDetails(details.markup(), judged()).write(key);
    }

    @Override
    public void end(ReportEnd end) {
        counter.add(end.findings());
        end.findings().forEach(finding -> place(finding, Optional.empty()));
        frame.headEnd(end);
        AuditSummary summary = counter.summary();
        new HtmlSummary(begun(), end, judged(), summary).writeTo(page);
        if (keys > 0) {
            frame.filters(seenProviders, seenStates, judged());
        }
        if (!rules.isEmpty()) {
            rules.writeTo(page);
            findings.writeTo(page, out);
        }
        writeKeys(summary);
        frame.foot();
        page.flush();
        matrices.values().forEach(HtmlMatrix::close);
        failures.close();
        findings.close();
        details.close();
    }

    private void writeKeys(AuditSummary summary) {
        page.element("h2", "Keys and what they may do").line();
        if (keys == 0) {
            page.element("p", "There were no keys.").line();
            return;
        }
        if (summary.failed() > 0) {
            failures.writeTo(page, out);
        }
        frame.legend();
        int number = 0;
        for (HtmlMatrix matrix : matrices.values()) {
            number++;
            matrix.writeTo(page, out, "provider-" + number);
        }
        page.open("section", "class", "details", "aria-labelledby", "details").line();
        page.element("h2", "Evidence, key by key", "id", "details").line();
        page.element(
                "p",
                "Unfold a key to see all that is known of it, and how. What is unfolded is printed.",
                "class",
                "faint");
        page.open("div", "class", "list").line().flush();
        details.copyTo(out);
        page.close().close().line();
    }

    private HtmlMatrix matrix(String provider) {
        return new HtmlMatrix(provider, providers.find(provider).map(PermissionProvider::describe), judged());
    }

    private void place(Finding finding, Optional<HtmlKey> key) {
        rules.add(finding);
        findings.add(finding, key);
    }

    /** A baseline alone brings rules, and no policy. */
    private boolean judged() {
        return begun().policy().isPresent() || !begun().rules().isEmpty();
    }

    private ReportStart begun() {
        if (start == null) {
            throw new IllegalStateException("a report begins before anything is added to it");
        }
        return start;
    }
}
