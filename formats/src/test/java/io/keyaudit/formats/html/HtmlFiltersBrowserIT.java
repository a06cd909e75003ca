package io.keyaudit.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The filters of the HTML report in a real browser. Skipped where there is none. */
class HtmlFiltersBrowserIT extends PageInBrowser {
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
        assertThat(
                        list(
                                "return [...document.querySelectorAll('th[aria-sort] button')].map(button => button.textContent)"))
                .asString()
                .isEqualTo("[Key]");
    }

    /** How long it takes is reported, not asserted: machines differ. */
    @Test
    void fiveThousandKeysOpenAndFilter(TestReporter reporter) throws IOException {
        Path page = judged(5_000);

        long started = System.nanoTime();
        show(page);
        assertThat(shown()).isEqualTo("Shown: 5,000 of 5,000 keys; 5,000 of 5,000 that need attention.");
        Duration opening = Duration.ofNanos(System.nanoTime() - started);
        started = System.nanoTime();
        choose("text", "key-0499");
        assertThat(shown()).isEqualTo("Shown: 10 of 5,000 keys; 10 of 5,000 that need attention.");
        Duration filtering = Duration.ofNanos(System.nanoTime() - started);

        reporter.publishEntry(
                Map.of("opening, ms", "" + opening.toMillis(), "filtering, ms", "" + filtering.toMillis()));
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
}
