package io.keyaudit.formats.shard;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlResults;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Outcomes of the keys of a file, and the shards that several processes write of them. */
record ShardedAudit(KeysFile file, List<KeyOutcome> outcomes) {
    static final String KEYS_DIGEST = "a".repeat(64);
    static final String POLICY_DIGEST = "b".repeat(64);

    /** The keys that are not listed by others are those of the file, two to a line. */
    static ShardedAudit of(List<KeyOutcome> outcomes) {
        List<KeysFile.Key> keys = new ArrayList<>();
        for (KeyOutcome outcome : outcomes) {
            if (outcome.target().listedBy().isEmpty()) {
                int number = keys.size();
                keys.add(new KeysFile.Key(outcome.target(), new Position(3 + number / 2, 5 + 40 * (number % 2))));
            }
        }
        return new ShardedAudit(new KeysFile(Path.of("keys.yaml"), keys, keys.size(), KEYS_DIGEST), outcomes);
    }

    Shard shard(ShardNumber number) {
        return new Shard(number, file.sha256(), Optional.of(POLICY_DIGEST), file.total());
    }

    void write(Shard shard, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            ReportWriter report = new ShardReport(out, shard, file);
            report.begin(ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE));
            for (KeyOutcome outcome : outcomes) {
                AuditTarget target = outcome.target();
                if (shard.number().holds(target.listedBy().orElse(target.name()))) {
                    report.add(KeyAssessment.unjudged(outcome));
                }
            }
            report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
        }
    }

    /** Writes all shards, and returns their files. */
    List<Path> write(int shards, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int index = 1; index <= shards; index++) {
            Path to = folder.resolve(index + ".json");
            write(shard(new ShardNumber(index, shards)), to);
            files.add(to);
        }
        return files;
    }

    static MergedShards merge(List<Path> files, OutcomeSpool spool) throws InvalidFileException {
        List<ShardFile> shards = new ArrayList<>();
        for (Path file : files) {
            shards.add(ShardFile.read(file, spool));
        }
        return MergedShards.of(shards);
    }
}
