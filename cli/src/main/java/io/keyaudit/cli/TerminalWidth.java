package io.keyaudit.cli;

import io.keyaudit.formats.table.TableStyle;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Finds out how wide the terminal is. The start script says so; without it the variable COLUMNS or stty does. */
final class TerminalWidth {
    private static final File TTY = new File("/dev/tty");
    private static final Pattern WIDTH = Pattern.compile("[1-9]\\d{0,3}");

    private TerminalWidth() {}

    /**
     * Returns the characters in a line.
     *
     * @param interactive whether there is a terminal to ask
     */
    static int find(Map<String, String> environment, boolean interactive) {
        int given = Integer.getInteger("keyaudit.columns", 0);
        if (given > 0) {
            return given;
        }
        return width(environment.getOrDefault("COLUMNS", ""))
                .or(() -> interactive ? width(stty().replaceFirst("^\\d+ ", "")) : Optional.empty())
                .orElse(TableStyle.USUAL_WIDTH);
    }

    private static Optional<Integer> width(String digits) {
        return WIDTH.matcher(digits.strip()).matches()
                ? Optional.of(Integer.valueOf(digits.strip()))
                : Optional.empty();
    }

    /** Returns lines and columns, such as {@code 24 80}; nothing where there is no such program. */
    private static String stty() {
        if (!TTY.canRead()) {
            return "";
        }
        try {
            Process process = new ProcessBuilder("stty", "size")
                    .redirectInput(TTY)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String size = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return process.waitFor(1, TimeUnit.SECONDS) ? size : "";
        } catch (IOException absent) {
            return "";
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
