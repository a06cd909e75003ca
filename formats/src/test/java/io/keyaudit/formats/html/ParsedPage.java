package io.keyaudit.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlResults;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** HTML reports as a strict parser sees them. */
final class ParsedPage {
    private ParsedPage() {}

    static Document parsed(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(100);
        Document page = Jsoup.parse(html, "", parser);
        assertThat(parser.getErrors()).isEmpty();
        return page;
    }

    static Document page(ReportView view, ReportStart start, KeyOutcome... outcomes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter report = new HtmlReport(out, FakeProvider.INSTALLED, view);
        report.begin(start);
        Arrays.stream(outcomes).forEach(outcome -> report.add(Findings.judged(outcome, List.of())));
        report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
        return parsed(out.toString(StandardCharsets.UTF_8));
    }

    static Element first(Document page, String selector) {
        return Objects.requireNonNull(page.selectFirst(selector), selector);
    }
}
