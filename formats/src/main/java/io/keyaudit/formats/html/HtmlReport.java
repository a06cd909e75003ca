package io.keyaudit.formats.html;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.content.Digest;
import io.keyaudit.formats.content.FindingCounts;
import io.keyaudit.formats.content.Footnote;
import io.keyaudit.formats.content.Words;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportView.Detail;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.providers.Providers;
import java.io.OutputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The report as one page for a browser that needs nothing else: what needs attention first, then what cannot be judged and
 * what could not be read, then every key and how it is known what it can do. Since what matters comes first, keys wait in
 * temporary files, not in memory, and nothing is written before the end.
 */
public final class HtmlReport implements ReportWriter {
    private static final Template PAGE = Template.read("report.html");
    private static final Template ROW = Template.read("key-row.html");
    private static final Template DETAILS = Template.read("key-details.html");

    private final HtmlOutput out;
    private final Providers providers;
    private final ReportView view;
    private final AuditSummary.Counter counter = new AuditSummary.Counter();
    private final FindingCounts counts = new FindingCounts();
    private final FilterValues filters = new FilterValues();
    private final KeyColumns columns = new KeyColumns();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final SortedMap<String, Matrix> matrices = new TreeMap<>();
    private final TempBuffer rows = new TempBuffer();
    private final TempBuffer details = new TempBuffer();
    private ReportStart start = ReportStart.withoutPolicy(Instant.EPOCH, Provenance.ofRun(""));
    private RuleIndex rules = new RuleIndex(List.of());
    private Digest digest = new Digest(ReportView.DEFAULT, Instant.EPOCH);

    /**
     * Creates the report.
     *
     * @param out receives UTF-8
     * @param providers know how sensitive an access is
     */
    public HtmlReport(OutputStream out, Providers providers, ReportView view) {
        this.out = new HtmlOutput(out);
        this.providers = providers;
        this.view = view;
    }

    @Override
    public void begin(ReportStart beginning) {
        start = beginning;
        rules = new RuleIndex(beginning.rules());
        digest = new Digest(view, beginning.startedAt());
    }

    @Override
    public void add(KeyAssessment key) {
        counter.add(key);
        count(key.findings());
        digest.add(key);
        KeyOutcome outcome = key.outcome();
        if (view.shows(outcome) && (view.showsRest() || needsAttention(key))) {
            write(key);
        }
    }

    private void write(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        String provider = outcome.target().provider();
        int number = numbers.size() + 1;
        numbers.put(outcome.target().name(), number);
        filters.add(provider, KeyValues.state(outcome));
        Values values = new KeyValues(providers, rules).of(number, key);
        rows.add(ROW, values);
        details.add(DETAILS, values);
        if (outcome instanceof Inspected inspected) {
            columns.add(inspected.snapshot().attributes());
            if (view.detail() == Detail.ALL) {
                matrices.computeIfAbsent(provider, absent -> new Matrix(providers.scopes(provider)))
                        .add(inspected.snapshot(), values);
            }
        }
    }

    /** A key that could not be read is counted as that. */
    private void count(List<Finding> findings) {
        findings.stream()
                .filter(finding -> !finding.rule().equals(Assessment.UNREAD_KEY))
                .forEach(counts::add);
    }

    private boolean needsAttention(KeyAssessment key) {
        boolean found = key.findings().stream().filter(Finding::stands).anyMatch(view::shows);
        return view.showsFindings() && (found || !(key.outcome() instanceof Inspected));
    }

    @Override
    public void end(ReportEnd end) {
        counter.add(end.findings());
        count(end.findings());
        digest.end(end.findings());
        AuditSummary summary = counter.summary();
        Values page = PageFrame.values(start, end);
        new SummaryValues(start, summary, counts).addTo(page);
        sections(page, end.controls());
        page.with("notes", notes(summary)).with("provenance", lines(Footnote.provenance(start, end, Footnote.WHOLE)));
        PAGE.write(page, out);
        out.flush();
        matrices.values().forEach(Matrix::close);
        rows.close();
        details.close();
    }

    private void sections(Values page, ControlResults controls) {
        boolean any = !numbers.isEmpty();
        DigestValues sections = new DigestValues(digest, rules, numbers);
        boolean findings = view.showsFindings();
        List<Values> catalogues = new ControlValues(rules).of(controls);
        page.with("filters", any ? Optional.of(filters.values(start.rules(), catalogues)) : Optional.empty())
                .with("anyControl", view.showsRest() && !catalogues.isEmpty())
                .with("catalogues", catalogues)
                .with("attention", findings ? sections.attention() : Optional.empty())
                .with("waiting", findings ? sections.waiting() : Optional.empty())
                .with("unread", findings ? sections.unread() : Optional.empty())
                .with("accepted", findings ? sections.accepted() : Optional.empty())
                .with("keys", any ? Optional.of(keys()) : Optional.empty());
    }

    private Values keys() {
        return Values.of("count", Words.count(numbers.size(), "key"))
                .with("hidden", columns.hidden())
                .with("rows", rows)
                .with("details", details)
                .with(
                        "matrices",
                        matrices.entrySet().stream()
                                .map(matrix -> matrix.getValue().values(matrix.getKey()))
                                .toList())
                .with("meanings", Meanings.of(digest.services(), providers));
    }

    private static List<Values> lines(List<Footnote> notes) {
        return notes.stream()
                .map(note -> Values.of("label", note.label()).with("text", note.text()))
                .toList();
    }

    private Optional<Values> notes(AuditSummary summary) {
        List<Values> lines = lines(Footnote.of(start, summary, digest.services(), providers));
        return view.showsFindings() && !lines.isEmpty() ? Optional.of(Values.of("lines", lines)) : Optional.empty();
    }
}
