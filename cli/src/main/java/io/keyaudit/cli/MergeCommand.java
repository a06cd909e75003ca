package io.keyaudit.cli;

import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.formats.journal.OutcomeFile;
import io.keyaudit.formats.shard.MergedShards;
import io.keyaudit.formats.shard.ShardFile;
import io.keyaudit.yaml.InvalidFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the shards of an audit together, and judges all keys. */
@Command(
        name = "merge",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Puts the shards of an audit together, and holds all keys against a policy.",
        description = {
            "",
            "Shards are written by \"keyaudit check --shard I/N --format json=FILE\". Every shard has to be there, once, of "
                    + "the same keys file, policy and version of keyaudit; else nothing is reported. Nothing is sent.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every key was read, and nothing was found at or above --fail-on",
            "1:findings at or above --fail-on",
            "2:wrong usage, or a file that cannot be used, such as a shard of another audit",
            "3:no such finding, but at least one key could not be read, or a file could not be written"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  keyaudit merge 1.json 2.json 3.json",
            "  keyaudit merge shards/*.json --policy policy.yaml --format table --format sarif=keys.sarif"
        })
final class MergeCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Installation installation;

    @Parameters(arity = "1..*", paramLabel = "SHARD.json", description = "The shards, in any order.")
    private List<Path> files = new ArrayList<>();

    @Mixin
    private final CriteriaOptions criteriaOptions = new CriteriaOptions();

    @Mixin
    private final ReportOptions reportOptions = new ReportOptions();

    @Option(
            names = "--save-snapshot",
            paramLabel = "FILE",
            description = "Remembers what the keys can do now, for --baseline and \"keyaudit diff\".")
    private @Nullable Path snapshot;

    MergeCommand(Terminal terminal, Installation installation) {
        this.terminal = terminal;
        this.installation = installation;
    }

    @Override
    public Integer call() {
        Criteria criteria = criteriaOptions.read(terminal, installation.providers());
        try (OutcomeSpool spool = new OutcomeFile()) {
            MergedShards merged = Inputs.read(() -> MergedShards.of(read(spool)));
            return new MergedReport(terminal, installation.providers(), criteriaOptions, reportOptions)
                    .write(merged, criteria, files, snapshot, spool);
        }
    }

    private List<ShardFile> read(OutcomeSpool spool) throws InvalidFileException {
        List<ShardFile> shards = new ArrayList<>();
        for (Path file : files) {
            shards.add(ShardFile.read(terminal.folder().resolve(file), spool));
        }
        return shards;
    }
}
