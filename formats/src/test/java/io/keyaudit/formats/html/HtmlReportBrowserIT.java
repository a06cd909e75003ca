package io.keyaudit.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.text.VisibleText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The HTML report in a real browser. Skipped where there is none. */
class HtmlReportBrowserIT {
    private static final String SHOWN_KEYS = "return [...document.querySelectorAll('table[data-rows=key] tbody tr')]"
            + ".filter(row => row.checkVisibility()).map(row => row.cells[0].querySelector('a').textContent)";
    private static final String BACKGROUND = "return getComputedStyle(document.body).backgroundColor";
    private static final String LIGHT = "rgb(246, 247, 249)";
    private static final String DARK = "rgb(20, 23, 28)";

    @TempDir
    static Path folder;

    private static @Nullable Browser started;

    private final Browser browser = Objects.requireNonNull(started);

    @BeforeAll
    static void start() throws IOException {
        started = Browser.start(Files.createDirectory(folder.resolve("profile")));
    }

    @AfterAll
    static void stop() {
        if (started != null) {
            started.close();
        }
    }

    @AfterEach
    void nothingIsLoadedAndNothingComplainedOf() {
        assertThat(browser.console()).isEmpty();
        assertThat(browser.network())
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(request -> assertThat(request).contains("\"url\":\"file:///", "/report.html\""));
    }

    private void show(String html) throws IOException {
        Path page = folder.resolve("report.html");
        Files.writeString(page, html);
        show(page);
    }

    private void show(Path page) {
        browser.resize(1280, 900);
        browser.emulate("", Map.of());
        browser.open(page);
    }

    private List<?> list(String script) {
        return (List<?>) Objects.requireNonNull(browser.run(script));
    }

    private String shown() {
        return browser.element("#shown").getText();
    }

    private WebElement sortButton(String section, String column) {
        return (WebElement) Objects.requireNonNull(browser.run(
                "return [...document.querySelectorAll(arguments[0] + ' thead button')]"
                        + ".find(button => button.textContent === arguments[1])",
                section,
                column));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text     | TREASURY | treasury
                    text     | TR-118   | treasury
                    text     | spaces:w | docs-odd
                    text     | nowhere  |
                    provider | exchange | trader,treasury
                    state    | expired  | docs-odd
                    state    | failed   | docs-revoked
                    rank     | critical | trader
                    rank     | medium   | trader,docs-admin,docs-odd
                    """)
    void filtersKeys(String filter, String value, @Nullable String keys) throws IOException {
        show(HtmlSamples.mixed());

        browser.element("#filter-" + filter).sendKeys(value);

        assertThat(list(SHOWN_KEYS).stream().map(String::valueOf))
                .containsExactlyInAnyOrder(keys == null ? new String[0] : keys.split(","));
        assertThat(shown()).contains((keys == null ? 0 : keys.split(",").length) + " of 6 keys");
    }

    @Test
    void filtersFindingsAndEvidenceAlongWithKeys() throws IOException {
        show(HtmlSamples.mixed());

        browser.element("#filter-provider").sendKeys("exchange");

        assertThat(shown()).isEqualTo("Shown: 2 of 6 keys, 3 of 6 findings.");
        assertThat(list("return [...document.querySelectorAll('details.key')].filter(key => key.checkVisibility())"))
                .hasSize(2);
    }

    @Test
    void showsOnlyKeysWithFindingsAndAllAgain() throws IOException {
        show(HtmlSamples.mixed());

        browser.element("#filter-findings").sendKeys(Keys.SPACE);
        assertThat(list(SHOWN_KEYS)).hasSize(4);
        browser.element("#filter-clear").click();

        assertThat(list(SHOWN_KEYS)).hasSize(6);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("filter-text");
    }

    @Test
    void sortsByKeyboard() throws IOException {
        show(HtmlSamples.mixed());
        String names = "return [...document.querySelectorAll('[aria-labelledby=provider-1] tbody th a')]"
                + ".map(name => name.textContent)";
        WebElement files = sortButton("[aria-labelledby=provider-1]", "files");

        files.sendKeys(Keys.ENTER);
        assertThat(list(names)).asString().isEqualTo("[docs-admin, docs-odd, docs-bot]");
        assertThat(browser.element("th[aria-sort]").getDomAttribute("aria-sort"))
                .isEqualTo("descending");
        assertThat(shown()).isEqualTo("Sorted by files, descending.");
        files.sendKeys(Keys.ENTER);
        assertThat(list(names)).asString().isEqualTo("[docs-bot, docs-admin, docs-odd]");
        sortButton("[aria-labelledby=provider-1]", "Key").sendKeys(Keys.ENTER);

        assertThat(list(names)).asString().isEqualTo("[docs-admin, docs-bot, docs-odd]");
        assertThat(list("return [...document.querySelectorAll('th[aria-sort]')].map(th => th.textContent)"))
                .asString()
                .isEqualTo("[Key]");
    }

    @Test
    void reachesEverythingByTab() throws IOException {
        show(HtmlSamples.mixed());
        Set<String> reached = new LinkedHashSet<>();

        for (int press = 0; press < 60; press++) {
            browser.focused().sendKeys(Keys.TAB);
            WebElement focused = browser.focused();
            assertThat(focused.getCssValue("outline-style")).isEqualTo("solid");
            reached.add(focused.getTagName() + " " + focused.getText());
            reached.add("#" + focused.getDomAttribute("id"));
        }

        assertThat(reached).first().isEqualTo("a Skip to the report");
        assertThat(reached)
                .contains("#theme", "#filter-text", "#filter-provider", "#filter-state", "#filter-rank")
                .contains("#filter-findings", "#filter-clear", "button Severity", "button files", "a docs-bot");
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

        browser.element("[aria-labelledby=provider-2] tbody a").click();

        assertThat(list("return [...document.querySelectorAll('details.key[open]')].map(key => key.dataset.key)"))
                .asString()
                .isEqualTo("[4]");
    }

    @Test
    void hostileTextsStayTexts() throws IOException {
        show(HtmlSamples.hostile());

        assertThat(browser.hasDialogue()).isFalse();
        assertThat(browser.run("return window.harmed")).isNull();
        assertThat(list("return [...document.querySelectorAll('img, iframe, script:not(head script, body > script)')]"))
                .isEmpty();
        assertThat(browser.element("[aria-labelledby=failures] tbody th").getText())
                .isEqualTo(VisibleText.of(HtmlSamples.HOSTILE));
        assertThat(VisibleText.of(HtmlSamples.HOSTILE)).contains("<script>", "\\u202e", "\\ud800");
        browser.element("#filter-text").sendKeys("\\u202e");
        assertThat(shown()).contains("3 of 3 keys");
    }

    @Test
    void paperHasEveryRowAndNoControls() throws IOException {
        Path page = folder.resolve("report.html");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(page))) {
            HtmlSamples.many(500, out);
        }
        show(page);
        browser.element("#filter-text").sendKeys("key-00007");
        assertThat(list(SHOWN_KEYS)).hasSize(1);

        browser.emulate("print", Map.of("prefers-color-scheme", "dark"));

        assertThat(list(SHOWN_KEYS)).hasSize(500);
        assertThat(list("return [...document.querySelectorAll('input, select, #theme, .more')]"
                        + ".filter(control => control.checkVisibility())"))
                .isEmpty();
        assertThat(browser.run(BACKGROUND)).isEqualTo("rgb(255, 255, 255)");
    }

    @Test
    void fiveThousandKeysCanBeFilteredAndSorted() throws IOException {
        Path page = folder.resolve("report.html");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(page))) {
            HtmlSamples.many(5_000, out);
        }
        show(page);
        assertThat(shown()).isEqualTo("Shown: 5,000 of 5,000 keys, 500 of 500 findings.");
        assertThat(list(SHOWN_KEYS)).hasSize(200);

        browser.element("#filter-text").sendKeys("key-0499");
        assertThat(shown()).isEqualTo("Shown: 10 of 5,000 keys, 1 of 500 findings.");
        assertThat(list(SHOWN_KEYS)).hasSize(10).asString().contains("key-04990", "key-04999");
        browser.element("#filter-clear").click();
        WebElement byName = sortButton("[aria-labelledby=provider-2]", "Key");
        byName.sendKeys(Keys.ENTER);
        byName.sendKeys(Keys.ENTER);

        assertThat(browser.element("[aria-labelledby=provider-2] tbody th").getText())
                .isEqualTo("key-05000");
    }

    @Test
    void showsEverythingWithoutScripts() throws IOException {
        Path page = folder.resolve("report.html");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(page))) {
            HtmlSamples.many(500, out);
        }
        // What the policy does not know by its hash does not run; that is complained of, as it must be.
        Files.writeString(page, Files.readString(page).replace("'use strict';", "'use strict'; "));
        show(page);

        assertThat(list(SHOWN_KEYS)).hasSize(500);
        assertThat(browser.element(".filters").isDisplayed()).isFalse();
        assertThat(browser.console()).hasSize(2).allMatch(message -> message.contains("Content Security Policy"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 400})
    void thePageIsNoWiderThanItsWindow(int width) throws IOException {
        show(HtmlSamples.hostile());

        browser.resize(width, 900);

        assertThat(browser.run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
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
