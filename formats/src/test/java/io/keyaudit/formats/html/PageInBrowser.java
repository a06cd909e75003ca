package io.keyaudit.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** A page in a real browser, which the tests of a class share. They are skipped where there is none. */
abstract class PageInBrowser {
    static final String SHOWN_KEYS = "return [...document.querySelectorAll('table.keys tbody tr')]"
            + ".filter(row => row.checkVisibility()).map(row => row.cells[0].querySelector('a').textContent)";
    static final String ATTENTION = "return [...document.querySelectorAll('.entries article')]"
            + ".filter(entry => entry.checkVisibility()).map(entry => entry.querySelector('h3').textContent)";
    static final String BACKGROUND = "return getComputedStyle(document.body).backgroundColor";
    static final String LIGHT = "rgb(246, 247, 249)";
    static final String DARK = "rgb(20, 23, 28)";

    @TempDir
    static Path folder;

    private static @Nullable Browser started;

    final Browser browser = Objects.requireNonNull(started);

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

    void show(String html) throws IOException {
        Path page = folder.resolve("report.html");
        Files.writeString(page, html);
        show(page);
    }

    void show(Path page) {
        browser.resize(1280, 900);
        browser.emulate("", Map.of());
        browser.open(page);
    }

    List<?> list(String script) {
        return (List<?>) Objects.requireNonNull(browser.run(script));
    }

    String shown() {
        return browser.element("#shown").getText();
    }

    WebElement sortButton(String section, String column) {
        return (WebElement) Objects.requireNonNull(browser.run(
                "return [...document.querySelectorAll(arguments[0] + ' thead button')]"
                        + ".find(button => button.textContent === arguments[1])",
                section,
                column));
    }

    void choose(String filter, String value) {
        browser.run(
                "const field = document.getElementById('filter-' + arguments[0]); field.value = arguments[1];"
                        + "field.dispatchEvent(new Event('input', { bubbles: true }))",
                filter,
                value);
    }

    static Path judged(int keys) throws IOException {
        Path page = folder.resolve("report.html");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(page))) {
            HtmlSamples.judged(keys, out);
        }
        return page;
    }
}
