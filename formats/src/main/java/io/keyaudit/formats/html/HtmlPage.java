package io.keyaudit.formats.html;

import io.keyaudit.Severity;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/** The page around an HTML report's parts: its head, with style and script inside, its filters and its foot. */
final class HtmlPage {
    private final MarkupOutput page;
    private final String style = resource("report.css");
    private final String earlyScript = resource("report-early.js");
    private final String script = resource("report.js");

    HtmlPage(MarkupOutput page) {
        this.page = page;
    }

    /** Writes all before the first part. */
    void head(ReportStart start) {
        page.raw("<!DOCTYPE html>").line();
        page.open("html", "lang", "en").open("head").line();
        page.empty("meta", "charset", "utf-8").line();
        // Nothing may be loaded, and nothing run but what is written here.
        page.empty("meta", "http-equiv", "Content-Security-Policy", "content", contentSecurityPolicy())
                .line();
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        page.empty("meta", "name", "color-scheme", "content", "light dark").line();
        page.empty("meta", "name", "referrer", "content", "no-referrer").line();
        page.empty("meta", "name", "robots", "content", "noindex").line();
        page.element("title", "What API keys may do \u2013 keyaudit").line();
        page.open("style").raw(style).close().line();
        page.open("script").raw(earlyScript).close().line();
        page.close().open("body").line();
        page.element("a", "Skip to the report", "class", "skip", "href", "#main")
                .line();
        page.open("header").open("div").element("h1", "What these API keys may do");
        page.open("p", "class", "faint");
        Optional<String> policy = start.policy();
        if (policy.isPresent()) {
            page.text("Policy: ").foreign(policy.get()).text(". ");
        }
        page.text("Read from ");
        HtmlFacts.instant(start.startedAt(), page);
    }

    /** Ends the head with what is known only at the end, and begins the main part. */
    void headEnd(ReportEnd end) {
        page.text(" to ");
        HtmlFacts.instant(end.finishedAt(), page);
        page.text(".").close().close();
        page.element("button", "Dark mode", "type", "button", "id", "theme", "aria-pressed", "false", "hidden", "");
        page.close().line();
        page.open("main", "id", "main", "tabindex", "-1").line();
    }

    /** Writes the filters, which only the script makes work and so shows. */
    void filters(Collection<String> providers, Collection<String> states, boolean judged) {
        page.open("section", "class", "filters", "role", "search", "aria-label", "Filters", "hidden", "")
                .line();
        page.open("div").element("label", "Text", "for", "filter-text");
        page.empty("input", "id", "filter-text", "type", "search", "autocomplete", "off", "spellcheck", "false");
        page.close().line();
        choice("Provider", "provider", providers);
        choice("State", "state", states);
        if (judged) {
            page.open("div").element("label", "Severity", "for", "filter-rank");
            page.open("select", "id", "filter-rank").element("option", "any", "value", "0");
            for (Severity severity : Severity.gravestFirst()) {
                String words = severity.text() + (severity == Severity.CRITICAL ? "" : " or above");
                page.element("option", words, "value", HtmlKey.rank(severity));
            }
            page.close().close().line();
            page.open("div", "class", "check").empty("input", "id", "filter-findings", "type", "checkbox");
            page.element("label", "Only keys with findings", "for", "filter-findings")
                    .close()
                    .line();
        }
        page.element("button", "Clear", "type", "button", "id", "filter-clear").line();
        page.element("p", "", "id", "shown", "role", "status", "aria-live", "polite")
                .close()
                .line();
    }

    /** Writes what the marks in the tables mean. */
    void legend() {
        page.open("p", "class", "legend").line();
        mark("r", "plain", "read");
        mark("w", "plain", "write");
        mark("-", "denied", "no");
        mark("?", "unknown", "unknown");
        page.open("span")
                .element("b", "\u00b7", "class", "denied")
                .text(" not in the service's answer")
                .close()
                .line();
        page.element("span", "Sensitivity:");
        mark("a", "low", "low");
        mark("a", "moderate", "moderate");
        mark("a", "high", "high");
        mark("a", "critical", "critical");
        mark("a", "unlisted", "of a resource that keyaudit does not know");
        page.close().line();
    }

    /** Writes all after the last part. */
    void foot() {
        page.close().line();
        page.open("footer")
                .element("p", "Written by keyaudit. Times are in UTC. What was not read is unknown, never denied.");
        page.close().line();
        page.open("script").raw(script).close().line();
        page.close().close().line();
    }

    private void choice(String label, String name, Collection<String> values) {
        page.open("div").element("label", label, "for", "filter-" + name);
        page.open("select", "id", "filter-" + name).element("option", "any", "value", "");
        values.forEach(value -> page.element("option", value, "value", value));
        page.close().close().line();
    }

    private void mark(String letter, String kind, String words) {
        page.open("span")
                .element("b", letter, "class", kind)
                .text(" " + words)
                .close()
                .line();
    }

    private String contentSecurityPolicy() {
        return "default-src 'none'; script-src '" + hash(earlyScript) + "' '" + hash(script) + "'; style-src '"
                + hash(style) + "'; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name)) {
            // A browser hashes the text after making every line end one character.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
