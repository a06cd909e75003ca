package io.keyaudit.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Severity;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.text.VisibleText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private static final String SHOWN_KEYS = "return [...document.querySelectorAll('table.keys tbody tr')]"
            + ".filter(row => row.checkVisibility()).map(row => row.cells[0].querySelector('a').textContent)";
    private static final String ATTENTION = "return [...document.querySelectorAll('.entries article')]"
            + ".filter(entry => entry.checkVisibility()).map(entry => entry.querySelector('h3').textContent)";
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

    private void choose(String filter, String value) {
        browser.run(
                "const field = document.getElementById('filter-' + arguments[0]); field.value = arguments[1];"
                        + "field.dispatchEvent(new Event('input', { bubbles: true }))",
                filter,
                value);
    }

    private static Path judged(int keys) throws IOException {
        Path page = folder.resolve("report.html");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(page))) {
            HtmlSamples.judged(keys, out);
        }
        return page;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    text     | TREASURY  | treasury                        | 0
                    text     | TR-118    | treasury                        | 0
                    text     | spaces:w  | docs-odd                        | 1
                    text     | nowhere   |                                 | 0
                    service  | exchange  | trader,treasury                 | 1
                    state    | expired   | docs-odd                        | 1
                    state    | not read  | docs-revoked                    | 0
                    severity | 5         | trader                          | 1
                    severity | 3         | trader,docs-admin,docs-odd      | 2
                    verdict  | Ff        | trader,treasury,docs-odd        | 3
                    verdict  | fi        | treasury                        | 0
                    verdict  | Ii        | docs-admin                      | 0
                    verdict  | U         | docs-revoked                    | 0
                    """)
    void filtersKeysAndWhatNeedsAttention(String filter, String value, @Nullable String keys, int attention)
            throws IOException {
        show(HtmlSamples.mixed());

        choose(filter, value);

        assertThat(list(SHOWN_KEYS).stream().map(String::valueOf))
                .containsExactlyInAnyOrder(keys == null ? new String[0] : keys.split(","));
        assertThat(list(ATTENTION)).hasSize(attention);
        assertThat(shown())
                .isEqualTo("Shown: " + (keys == null ? 0 : keys.split(",").length) + " of 6 keys; " + attention
                        + " of 3 that need attention.");
    }

    /** Which keys fail a control is one choice. */
    @Test
    void oneFilterSaysWhichKeysFailAControl() throws IOException {
        show(judged(6));

        choose("control", "control-CC6.3");

        assertThat(list(SHOWN_KEYS)).asString().isEqualTo("[key-00002, key-00004, key-00006]");
        assertThat(list("return [...document.querySelectorAll('.entries li')].filter(li => li.checkVisibility())"
                        + ".map(li => li.querySelector('code').textContent)"))
                .asString()
                .isEqualTo("[money, money, money]");
        assertThat(browser.run("return document.getElementById('filter-verdict').value"))
                .isEqualTo("Ff");
    }

    @Test
    void aCountOfAControlShowsItsKeys() throws IOException {
        show(judged(6));

        browser.run("document.querySelectorAll('.controls details').forEach(folded => folded.open = true)");
        browser.run("[...document.querySelectorAll('.controls tr.rule')].find(row => row.textContent.includes('money'))"
                + ".querySelector('td[data-verdict=P] button').click()");

        assertThat(list(SHOWN_KEYS)).asString().isEqualTo("[key-00001, key-00003, key-00005]");
    }

    @Test
    void showsAllAgain() throws IOException {
        show(HtmlSamples.mixed());

        choose("service", "exchange");
        assertThat(list("return [...document.querySelectorAll('details.key')].filter(key => key.checkVisibility())"))
                .hasSize(2);
        browser.element("#filter-clear").click();

        assertThat(list(SHOWN_KEYS)).hasSize(6);
        assertThat(browser.focused().getDomAttribute("id")).isEqualTo("filter-text");
    }

    @Test
    void sortsByKeyboard() throws IOException {
        show(HtmlSamples.mixed());
        WebElement findings = sortButton("table.keys", "Findings");

        findings.sendKeys(Keys.ENTER);
        assertThat(list(SHOWN_KEYS).get(0)).isEqualTo("trader");
        assertThat(browser.element("th[aria-sort]").getDomAttribute("aria-sort"))
                .isEqualTo("descending");
        assertThat(shown()).isEqualTo("Sorted by Findings, descending.");
        sortButton("table.keys", "Key").sendKeys(Keys.ENTER);
        assertThat(list(SHOWN_KEYS))
                .asString()
                .isEqualTo("[docs-admin, docs-bot, docs-odd, docs-revoked, trader, treasury]");
        sortButton("table.keys", "Key").sendKeys(Keys.ENTER);

        assertThat(list(SHOWN_KEYS).get(0)).isEqualTo("treasury");
        assertThat(list("return [...document.querySelectorAll('th[aria-sort] button')].map(button => button.textContent)"))
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

    /** On a machine that is busy with other things, it takes longer for them. */
    private static Duration busy(Duration idle) {
        OperatingSystemMXBean machine = ManagementFactory.getOperatingSystemMXBean();
        double waiting = machine.getSystemLoadAverage() / machine.getAvailableProcessors();
        return Duration.ofMillis((long) (idle.toMillis() * Math.max(2, 2 * waiting)));
    }

    @Test
    void fiveThousandKeysOpenWithinThreeSecondsAndFilterWithinHalfOfOne() throws IOException {
        Path page = judged(5_000);

        long started = System.nanoTime();
        show(page);
        assertThat(shown()).isEqualTo("Shown: 5,000 of 5,000 keys; 5,000 of 5,000 that need attention.");
        Duration opening = Duration.ofNanos(System.nanoTime() - started);
        started = System.nanoTime();
        choose("text", "key-0499");
        assertThat(shown()).isEqualTo("Shown: 10 of 5,000 keys; 10 of 5,000 that need attention.");
        Duration filtering = Duration.ofNanos(System.nanoTime() - started);

        assertThat(opening).isLessThan(busy(Duration.ofSeconds(3)));
        assertThat(filtering).isLessThan(busy(Duration.ofMillis(500)));
        assertThat(list(SHOWN_KEYS)).hasSize(10).asString().contains("key-04990", "key-04999");
        browser.element("#filter-clear").click();
        assertThat(list(SHOWN_KEYS)).hasSize(100);
        choose("control", "control-AC-6");
        assertThat(shown()).isEqualTo("Shown: 2,500 of 5,000 keys; 2,500 of 5,000 that need attention.");
        WebElement byName = sortButton("table.keys", "Key");
        byName.sendKeys(Keys.ENTER);
        byName.sendKeys(Keys.ENTER);
        assertThat(list(SHOWN_KEYS).get(0)).isEqualTo("key-05000");
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
