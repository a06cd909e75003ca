package io.keyaudit.formats.html;

import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.text.Sha256;
import java.time.Instant;
import java.util.Base64;

/** What surrounds a report: its style, its scripts and a policy that allows nothing else. */
final class PageFrame {
    private static final String STYLE = Resource.text("report.css");
    private static final String EARLY_SCRIPT = Resource.text("report-early.js");
    private static final String SCRIPT = Resource.text("report.js");

    private PageFrame() {}

    /** Returns the values of a page that has no report yet. */
    static Values values(ReportStart start, ReportEnd end) {
        return Values.of("contentSecurityPolicy", contentSecurityPolicy())
                .with("style", markup(STYLE))
                .with("earlyScript", markup(EARLY_SCRIPT))
                .with("script", markup(SCRIPT))
                .with("policy", start.policy())
                .with("started", instant(start.startedAt()))
                .with("finished", instant(end.finishedAt()));
    }

    private static Values instant(Instant instant) {
        return Values.of("instant", instant.toString()).with("second", FactValues.second(instant));
    }

    private static Values.Fragment markup(String text) {
        return out -> out.markup(text);
    }

    /** Nothing can be loaded, and nothing run but what is written in the page. */
    private static String contentSecurityPolicy() {
        return "default-src 'none'; script-src '" + hash(EARLY_SCRIPT) + "' '" + hash(SCRIPT) + "'; style-src '"
                + hash(STYLE) + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text));
    }
}
