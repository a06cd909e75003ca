package io.keyaudit.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Severity;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The HTML report in a real browser. Skipped where there is none. */
class HtmlReportBrowserIT extends PageInBrowser {
    @Test
    void reachesEverythingByTab() throws IOException {
        show(HtmlSamples.mixed());
        Set<String> reached = new LinkedHashSet<>();

        for (int press = 0; press < 60; press++) {
            browser.focused().sendKeys(Keys.TAB);
            WebElement focused = browser.focused();
            if (focused.getTagName().equals("body")) {
                break;
            }
            assertThat(focused.getCssValue("outline-style")).isEqualTo("solid");
            reached.add(focused.getTagName() + " " + focused.getText());
            reached.add("#" + focused.getDomAttribute("id"));
        }

        assertThat(reached).first().isEqualTo("a Skip to the report");
        assertThat(reached)
                .contains("#theme", "#filter-text", "#filter-service", "#filter-state", "#filter-severity")
                .contains(
                        "#filter-control", "#filter-verdict", "#filter-clear", "button Key", "a docs-bot", "a trader");
    }

    @Test
    void followsTheSystemsColoursUntilTheButtonIsPressed() throws IOException {
        show(HtmlSamples.mixed());
        browser.emulate("", Map.of("prefers-color-scheme", "dark"));
        browser.await("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
        assertThat(browser.run(BACKGROUND)).isEqualTo(DARK);
        assertThat(browser.element("#theme").getDomAttribute("aria-pressed")).isEqualTo("true");

        browser.element("#theme").click();
        assertThat(browser.run(BACKGROUND)).isEqualTo(LIGHT);
        assertThat(browser.element("#theme").getDomAttribute("aria-pressed")).isEqualTo("false");
        browser.emulate("", Map.of("prefers-color-scheme", "light"));
        browser.element("#theme").click();

        assertThat(browser.run(BACKGROUND)).isEqualTo(DARK);
    }

    @Test
    void unfoldsTheKeyThatALinkLeadsTo() throws IOException {
        show(HtmlSamples.mixed());

        browser.element("[aria-labelledby=attention] a").click();

        assertThat(list("return [...document.querySelectorAll('details.key[open] .about')].map(key => key.id)"))
                .asString()
                .isEqualTo("[key-trader]");
    }

    @Test
    void hostileTextsStayTexts() throws IOException {
        show(HtmlSamples.hostile());

        assertThat(browser.hasDialogue()).isFalse();
        assertThat(browser.run("return window.harmed")).isNull();
        assertThat(list("return [...document.querySelectorAll('img, iframe, script:not(head script, body > script)')]"))
                .isEmpty();
        assertThat(browser.element("li.finding > bdi").getText()).isEqualTo(VisibleText.of(HtmlSamples.HOSTILE));
        assertThat(VisibleText.of(HtmlSamples.HOSTILE)).contains("<script>", "\\u202e", "\\ud800");
        browser.element("#filter-text").sendKeys("\\u202e");
        assertThat(shown()).contains("3 of 3 keys");
    }

    @Test
    void paperHasEveryKeyWithItsEvidenceAndNoControls() throws IOException {
        show(judged(120));
        choose("text", "key-00007");
        assertThat(list(SHOWN_KEYS)).hasSize(1);
        browser.run("window.addEventListener('beforeprint', () => {"
                + " window.folded = document.querySelectorAll('details:not([open])').length; })");

        long bytes = browser.print();
        browser.emulate("print", Map.of("prefers-color-scheme", "dark"));

        assertThat(bytes).isPositive();
        assertThat(browser.run("return window.folded")).isEqualTo(0L);
        assertThat(list("return [...document.querySelectorAll('details[open]')]"))
                .isEmpty();
        assertThat(list(SHOWN_KEYS)).hasSize(120);
        assertThat(list("return [...document.querySelectorAll('input, select, #theme, .more')]"
                        + ".filter(control => control.checkVisibility())"))
                .isEmpty();
        assertThat(browser.run(BACKGROUND)).isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void showsEverythingWithoutScripts() throws IOException {
        Path page = judged(300);
        // What the policy does not know by its hash does not run; that is complained of, as it must be.
        Files.writeString(page, Files.readString(page).replace("'use strict';", "'use strict'; "));
        show(page);

        assertThat(list(SHOWN_KEYS)).hasSize(300);
        assertThat(browser.element(".filters").isDisplayed()).isFalse();
        assertThat(browser.console()).hasSize(2).allMatch(message -> message.contains("Content Security Policy"));
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280, 1920})
    void thePageIsNoWiderThanItsWindow(int width) throws IOException {
        show(HtmlSamples.hostile());

        browser.resize(width, 900);
        browser.run("document.querySelectorAll('details').forEach(folded => folded.open = true)");

        assertThat(browser.run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280, 1920})
    void noTableIsWiderThanItsWindow(int width) throws IOException {
        show(HtmlSamples.mixed(new ReportView(ReportView.Detail.ALL, Severity.INFO, Optional.empty())));

        browser.resize(width, 900);

        assertThat(
                        list(
                                "return [...document.querySelectorAll('.scroll')].filter(box => box.scrollWidth > box.clientWidth)"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"light, mixed", "dark, mixed", "light, hostile"})
    void isAccessible(String colours, String sample) throws IOException {
        show(sample.equals("mixed") ? HtmlSamples.mixed() : HtmlSamples.hostile());
        browser.emulate("", Map.of("prefers-color-scheme", colours));
        browser.run("document.querySelectorAll('details').forEach(folded => folded.open = true)");

        browser.run(axe() + "; return null");
        Object violations = browser.await(
                "const done = arguments[0]; axe.run().then(result => done(result.violations"
                        + ".flatMap(rule => rule.nodes.map(node => rule.id + ' ' + node.target + ' ' + node.failureSummary))))");

        assertThat((List<?>) Objects.requireNonNull(violations)).isEmpty();
    }

    private static String axe() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                HtmlReportBrowserIT.class.getClassLoader().getResourceAsStream("axe.min.js"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
