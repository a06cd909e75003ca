package io.keyaudit.cli;

import io.keyaudit.drift.Baseline;
import io.keyaudit.drift.Drift;
import io.keyaudit.formats.snapshot.SnapshotFile;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Compares two snapshots. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Shows what keys gained and lost between two snapshots.",
        description = {"", "Snapshots are written by \"keyaudit check --save-snapshot\". Nothing is sent.", ""},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:nothing changed", "1:something changed", "2:wrong usage, or a file that cannot be used"},
        footerHeading = "%nExample:%n",
        footer = "  keyaudit diff monday.json friday.json")
final class DiffCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Installation installation;

    @Parameters(index = "0", paramLabel = "OLD.json", description = "The earlier snapshot.")
    @SuppressWarnings("NullAway.Init")
    private Path earlier;

    @Parameters(index = "1", paramLabel = "NEW.json", description = "The later snapshot.")
    @SuppressWarnings("NullAway.Init")
    private Path later;

    DiffCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        List<Finding> changes = Drift.between(read(earlier), read(later), installation.providers());
        if (changes.isEmpty()) {
            terminal.out().println("Nothing changed.");
            return ExitCode.OK;
        }
        new Columns(terminal.out(), terminal.width())
                .print(changes.stream().map(DiffCommand::row).toList());
        return ExitCode.FINDINGS;
    }

    private Baseline read(Path file) {
        return Inputs.read(
                () -> SnapshotFile.read(terminal.folder().resolve(file)).baseline());
    }

    private static List<String> row(Finding change) {
        String certainty = change.status() == FindingStatus.INCONCLUSIVE ? "inconclusive: " : "";
        return List.of(
                change.key().orElse(""), change.severity().text(), change.rule().id(), certainty + change.message());
    }
}
