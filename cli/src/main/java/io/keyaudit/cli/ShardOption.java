package io.keyaudit.cli;

import io.keyaudit.formats.ReportFormat;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.policy.PolicyFile;
import io.keyaudit.formats.shard.Shard;
import io.keyaudit.formats.shard.ShardNumber;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The part of the keys that is read, where several processes share them. */
final class ShardOption {
    private static final List<ReportRequest> USUAL = List.of(new ReportRequest(ReportFormat.JSON, Optional.empty()));

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            converter = NumberConverter.class,
            description = "Reads one of N parts of the keys, such as 3/8; a key's part depends on its name alone. The "
                    + "report is JSON, and judges nothing: \"keyaudit merge\" judges all parts together.")
    private @Nullable ShardNumber number;

    /** Returns whether a part of the keys is read. */
    boolean isPresent() {
        return number != null;
    }

    /** Returns whether a key of this name is read. */
    boolean selects(String name) {
        return number == null || number.holds(name);
    }

    /**
     * Returns the reports that are written.
     *
     * @param judgesLater whether a baseline or a snapshot was named
     * @throws RefusedException if a part of the keys cannot have them
     */
    List<ReportRequest> requests(ReportOptions options, boolean judgesLater) {
        if (number == null) {
            return options.requests();
        }
        List<ReportRequest> requests = options.requests(USUAL);
        if (requests.stream().anyMatch(request -> request.format() != ReportFormat.JSON)) {
            throw new RefusedException("--shard: the report on a shard is json; other formats are written by \"keyaudit"
                    + " merge\", which judges all shards together");
        }
        if (judgesLater) {
            throw new RefusedException(
                    "--shard: --baseline and --save-snapshot are about all keys; give them to \"keyaudit merge\"");
        }
        return requests;
    }

    /** Returns what part of what is read; nothing if it is all. */
    Optional<Shard> shard(KeysFile keys, Criteria criteria) {
        return Optional.ofNullable(number)
                .map(part -> new Shard(part, keys.sha256(), criteria.policy().map(PolicyFile::sha256), keys.total()));
    }

    /** Reads {@code 3/8}. */
    static final class NumberConverter implements ITypeConverter<ShardNumber> {
        @Override
        public ShardNumber convert(String value) {
            try {
                return ShardNumber.parse(value);
            } catch (IllegalArgumentException unknown) {
                throw new WrongValueException(String.valueOf(unknown.getMessage()));
            }
        }
    }
}
