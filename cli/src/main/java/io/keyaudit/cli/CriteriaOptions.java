package io.keyaudit.cli;

import io.keyaudit.drift.Baseline;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.formats.snapshot.SnapshotFile;
import io.keyaudit.providers.Providers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say what keys are held against. */
final class CriteriaOptions {
    @Mixin
    private final PolicyOptions policyOptions = new PolicyOptions();

    @Option(
            names = "--baseline",
            paramLabel = "SNAPSHOT",
            description = "What keys could do before, written by --save-snapshot; what they gained and lost since is "
                    + "a finding.")
    private @Nullable Path baseline;

    /**
     * Returns what keys are to be held against.
     *
     * @throws RefusedException if a file cannot be used
     */
    Criteria read(Terminal terminal, Providers providers) {
        Optional<Sourced<Baseline>> earlier = Optional.ofNullable(baseline).map(file -> read(file, terminal));
        return new Criteria(policyOptions.policy(terminal, providers), earlier, policyOptions.failOn());
    }

    /** Takes this policy file if no policy was named. */
    void orElsePolicy(Path file) {
        policyOptions.orElse(file);
    }

    private static Sourced<Baseline> read(Path file, Terminal terminal) {
        SnapshotFile snapshot =
                Inputs.read(() -> SnapshotFile.read(terminal.folder().resolve(file)));
        return new Sourced<>(snapshot.baseline(), new Provenance.Source(file.toString(), snapshot.sha256()));
    }

    /** Returns the policy's file, if it is one. */
    Optional<Path> policyFile() {
        return policyOptions.file();
    }

    /** Returns the baseline's file, if there is one. */
    Optional<Path> baselineFile() {
        return Optional.ofNullable(baseline);
    }

    /** Returns the files that are read. */
    List<Path> files() {
        return Stream.concat(policyFile().stream(), baselineFile().stream()).toList();
    }
}
