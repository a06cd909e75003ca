package io.keyaudit.formats.html;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.By;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.print.PrintOptions;

/** Chromium without a window, which keeps a log of what it tells on its console and of all that it asks for. */
final class Browser implements AutoCloseable {
    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Starts the browser that is installed; a test that needs one is skipped if there is none.
     *
     * @param profile an empty folder
     */
    static Browser start(Path profile) {
        Optional<Path> chrome = find("CHROME", "chromium", "chromium-browser", "google-chrome");
        Optional<Path> chromedriver = find("CHROMEDRIVER", "chromedriver");
        Assumptions.assumeTrue(
                chrome.isPresent() && chromedriver.isPresent(),
                "skipped: there is no chromium or no chromedriver, neither on PATH nor named by CHROME and CHROMEDRIVER");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chrome.orElseThrow().toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1280,900",
                "--user-data-dir=" + profile);
        options.setCapability(ChromeOptions.LOGGING_PREFS, Map.of(LogType.BROWSER, "ALL", LogType.PERFORMANCE, "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.orElseThrow().toFile())
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        // What the browser itself begins with is none of a test's business.
        browser.driver.get("about:blank");
        browser.console();
        browser.network();
        return browser;
    }

    private static Optional<Path> find(String variable, String... names) {
        String named = System.getenv(variable);
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .flatMap(folder -> Arrays.stream(names).map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Opens a page from a file. */
    void open(Path page) {
        driver.get(page.toUri().toString());
        // Where the page is the same as before, the driver comes back early.
        driver.executeAsyncScript(
                "const done = arguments[0];"
                        + " if (document.readyState === 'complete') { done(); } else { addEventListener('load', () => done()); }");
    }

    /** What a script returns; null if it returns nothing. */
    @Nullable Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What an asynchronous script hands to its last argument. */
    @Nullable Object await(String script) {
        return driver.executeAsyncScript(script);
    }

    WebElement element(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Whether a dialogue, such as an alert, is open. */
    boolean hasDialogue() {
        try {
            driver.switchTo().alert();
            return true;
        } catch (NoAlertPresentException none) {
            return false;
        }
    }

    /** Shows the page as on paper, or as with a setting such as {@code prefers-color-scheme}. */
    void emulate(String medium, Map<String, String> features) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "media",
                        medium,
                        "features",
                        features.entrySet().stream()
                                .map(feature -> Map.of("name", feature.getKey(), "value", feature.getValue()))
                                .toList()));
    }

    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Prints the page, and returns how many bytes the document has. */
    long print() {
        return driver.print(new PrintOptions()).getContent().length();
    }

    /** Writes a picture of the page. */
    void picture(Path file) {
        try {
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** What was told on the console since it was asked last. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What the browser did on the network since it was asked last, as events in JSON. */
    List<String> network() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(event -> event.contains("\"Network.requestWillBeSent\""))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
