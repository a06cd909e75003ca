package io.keyaudit.formats.html;

import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.policy.Finding;
import java.util.Collection;
import java.util.Map;

/** Shows all about one key, folded: its findings, what the service tells of it, and how that is known. */
final class HtmlKeyDetails {
    private final MarkupOutput page;
    private final boolean judged;

    /** @param judged whether the keys are held against something */
    HtmlKeyDetails(MarkupOutput page, boolean judged) {
        this.page = page;
        this.judged = judged;
    }

    void write(HtmlKey key) {
        page.open("details", key.attributes("key"));
        page.open("summary")
                .open("span", "class", "name")
                .foreign(key.name())
                .close()
                .text(" ");
        page.open("span", "class", "faint").foreign(key.provider()).close().text(" ");
        page.element("span", key.state(), "class", "state " + key.state()).text(" ");
        if (judged) {
            key.badges(page);
        }
        page.close();
        // The target is inside, so that following a link to it unfolds the key.
        page.open("div", "class", "about", "id", key.anchor()).line();
        findings(key);
        if (key.outcome() instanceof Inspected inspected) {
            inspected(inspected);
        } else if (key.outcome() instanceof Failed failed) {
            failed(failed);
        }
        page.close().close().line();
    }

    private void findings(HtmlKey key) {
        if (key.findings().isEmpty()) {
            return;
        }
        page.element("h3", "Findings").open("ul", "class", "findings");
        for (Finding finding : key.findings()) {
            page.open("li");
            HtmlFindings.severity(finding, page);
            page.text(" ");
            HtmlFindings.status(finding, page);
            page.text(" ");
            HtmlFindings.message(finding, page);
            page.close().line();
        }
        page.close().line();
    }

    private void failed(Failed failed) {
        page.element("h3", "Why it was not read").open("dl");
        text("Kind", failed.kind().text());
        text("Message", failed.message());
        failed.target().endpoint().map(Endpoint::toString).ifPresent(address -> text("Endpoint", address));
        texts("Tags", failed.target().tags());
        page.close().line();
    }

    private void inspected(Inspected inspected) {
        KeySnapshot snapshot = inspected.snapshot();
        page.element("h3", "The key").open("dl").line();
        text("Endpoint", snapshot.endpoint().toString());
        texts("Tags", inspected.target().tags());
        HtmlFacts.attributes(snapshot.attributes(), page);
        texts("Scopes in the service's words", snapshot.nativeScopes());
        texts("Scopes that keyaudit does not know", snapshot.unrecognizedScopes());
        page.close().line();
        evidence(snapshot.evidence());
    }

    private void evidence(Evidence evidence) {
        page.element("h3", "Evidence").open("dl").line();
        text(
                "Method",
                evidence.method() == Evidence.Method.INTROSPECTED
                        ? "introspected: the service was asked about the key itself"
                        : "inferred: the service did not answer about this key itself");
        HtmlFacts.term("Observed", page);
        HtmlFacts.instant(evidence.observedAt(), page);
        page.close().close().line();
        texts("Requests sent: " + evidence.requests(), evidence.calls());
        for (Map.Entry<String, String> detail : evidence.details().entrySet()) {
            text(detail.getKey(), detail.getValue());
        }
        page.close().line();
    }

    private void text(String term, String text) {
        HtmlFacts.term(term, page);
        page.foreign(text).close().close().line();
    }

    private void texts(String term, Collection<String> texts) {
        HtmlFacts.term(term, page);
        if (texts.isEmpty()) {
            page.element("span", "none", "class", "absent");
        } else {
            page.open("ul", "class", "chips");
            texts.forEach(text -> page.open("li").foreign(text).close());
            page.close();
        }
        page.close().close().line();
    }
}
