package io.keyaudit.cli;

import io.keyaudit.formats.journal.Journal;
import io.keyaudit.spi.Ticker;
import io.keyaudit.text.VisibleText;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The journal that an audit is to be continued with. */
final class ResumeOption {
    @Option(
            names = "--resume",
            paramLabel = "JOURNAL",
            description =
                    "Records each answer in this file, which holds no secret. If the audit is stopped in any way, "
                            + "the same command continues it, and asks no key again whose answer is there. Once the audit is "
                            + "over, with an answer about every key, the next one begins the journal anew.")
    private @Nullable Path file;

    /** Returns the journal's file, if there is to be one. */
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    /**
     * Opens the journal, if there is to be one, and shows what is in it.
     *
     * @throws RefusedException if the file cannot be used
     */
    Optional<Journal> open(Terminal terminal) {
        if (file == null) {
            return Optional.empty();
        }
        Path path = terminal.folder().resolve(file);
        Journal journal = Inputs.read(() -> Journal.open(path, program(), Ticker.system()));
        if (journal.size() > 0) {
            terminal.err()
                    .println("keyaudit: " + VisibleText.of(file.toString()) + " holds the answers about "
                            + journal.size() + (journal.size() == 1 ? " key" : " keys")
                            + ", which are not asked again unless they changed; delete it to ask all");
        }
        return Optional.of(journal);
    }

    private static String program() {
        return new Version().getVersion()[0];
    }
}
