package io.keyaudit.cli;

import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.formats.policy.PolicyFile;
import io.keyaudit.formats.shard.KeptKey;
import io.keyaudit.formats.shard.MergedShards;
import io.keyaudit.policy.AuditSummary;
import io.keyaudit.providers.Providers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Judges the keys of an audit that several processes shared, and reports on them. */
final class MergedReport {
    private final Terminal terminal;
    private final Providers providers;
    private final CriteriaOptions criteriaOptions;
    private final ReportOptions reportOptions;

    MergedReport(Terminal terminal, Providers providers, CriteriaOptions criteriaOptions, ReportOptions reportOptions) {
        this.terminal = terminal;
        this.providers = providers;
        this.criteriaOptions = criteriaOptions;
        this.reportOptions = reportOptions;
    }

    /**
     * Writes all reports, and returns the exit code.
     *
     * @param inputs files that must not be overwritten
     * @param snapshot where to remember the keys, if anywhere
     * @param spool keeps the keys, and closes nothing
     * @throws RefusedException if the keys were read for another policy, or by another version
     */
    int write(MergedShards merged, Criteria criteria, List<Path> inputs, @Nullable Path snapshot, OutcomeSpool spool) {
        requireSamePolicy(merged, criteria);
        if (!merged.version().equals(Optional.of(Build.version()))) {
            throw new RefusedException("the keys were read by another version of keyaudit"
                    + merged.version().map(version -> ", " + version).orElse("") + "; merge them with that");
        }
        List<Path> read =
                Stream.concat(inputs.stream(), criteriaOptions.files().stream()).toList();
        Optional<SavedSnapshot> saved = Optional.ofNullable(snapshot)
                .map(file -> SavedSnapshot.to(
                        file, besidesSnapshot(inputs), criteria.baseline().map(Sourced::value), terminal));
        AuditSummary summary;
        try (Reports reports = Reports.open(
                reportOptions.requests(),
                reportOptions,
                terminal,
                providers,
                merged.listing().targets(),
                Optional.of(merged.listing()),
                criteria,
                read)) {
            saved.ifPresent(reports::with);
            summary = new JudgedReport(
                            criteria,
                            providers,
                            reportOptions.provenance(criteria, Optional.of(merged.keysFile())),
                            merged.startedAt(),
                            merged::finishedAt)
                    .write(reports, spool, each -> {
                        for (KeptKey key : merged.keys()) {
                            each.accept(key.outcome().get());
                        }
                    });
        }
        saved.ifPresent(SavedSnapshot::write);
        return ExitCode.of(summary, criteria.failOn());
    }

    private static void requireSamePolicy(MergedShards merged, Criteria criteria) {
        Optional<String> own = criteria.policy().map(PolicyFile::sha256);
        if (merged.policyDigest().isPresent() && !merged.policyDigest().equals(own)) {
            throw new RefusedException("--policy: the keys were read for "
                    + (own.isPresent() ? "another policy, or another state of it" : "a policy; name it")
                    + " (SHA-256 " + merged.policyDigest().get() + ")");
        }
    }

    /** Returns what a snapshot must not replace; the baseline it can. */
    private List<Path> besidesSnapshot(List<Path> inputs) {
        return Stream.of(
                        inputs.stream(),
                        criteriaOptions.policyFile().stream(),
                        reportOptions.requests().stream().flatMap(request -> request.file().stream()))
                .flatMap(files -> files)
                .toList();
    }
}
