package io.keyaudit.formats.shard;

import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.report.Provenance;
import io.keyaudit.yaml.InvalidFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All keys of an audit whose parts several processes read: each key of the keys file has exactly one outcome. Shows no secret.
 *
 * @param version the version of keyaudit that read the keys
 * @param startedAt when the first of them began
 * @param finishedAt when the last of them ended
 * @param keysFile the keys file, as it was named where the keys were read
 * @param policyDigest the SHA-256 of the policy that all keys are to be judged by, if one was named
 * @param keys the keys in the order of the keys file, each in front of those that it listed
 */
public record MergedShards(
        Optional<String> version,
        Instant startedAt,
        Instant finishedAt,
        Provenance.Source keysFile,
        Optional<String> policyDigest,
        List<KeptKey> keys) {
    /** Copies what can change. */
    public MergedShards {
        keys = List.copyOf(keys);
    }

    /**
     * Puts all shards of an audit together.
     *
     * @throws InvalidFileException if one is missing, there twice, or of another audit: of another keys file, another policy,
     *     another version of keyaudit, or divided otherwise
     */
    public static MergedShards of(List<ShardFile> shards) throws InvalidFileException {
        ShardFile first = shards.get(0);
        Map<Integer, ShardFile> byIndex = new TreeMap<>();
        for (ShardFile shard : shards) {
            requireSameAudit(first, shard);
            @Nullable ShardFile same = byIndex.put(shard.shard().number().index(), shard);
            if (same != null) {
                throw shard.fatal("shard " + shard.shard().number() + " is there twice, in " + same.path()
                        + " as well; each must be given once");
            }
        }
        int of = first.shard().number().of();
        if (byIndex.size() < of) {
            throw first.fatal("the audit has " + of + " shards, of which these are missing: "
                    + IntStream.rangeClosed(1, of)
                            .filter(index -> !byIndex.containsKey(index))
                            .mapToObj(String::valueOf)
                            .collect(Collectors.joining(", ")));
        }
        List<KeptKey> keys = new ArrayList<>();
        byIndex.values().forEach(shard -> keys.addAll(shard.keys()));
        requireAll(first, keys);
        // Stable: the keys that another one listed stay behind it.
        keys.sort(Comparator.comparing(KeptKey::position));
        return new MergedShards(
                first.version(),
                shards.stream()
                        .map(ShardFile::startedAt)
                        .min(Comparator.naturalOrder())
                        .orElseThrow(),
                shards.stream()
                        .map(ShardFile::finishedAt)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                first.keysFile(),
                first.shard().policyDigest(),
                keys);
    }

    private static void requireSameAudit(ShardFile first, ShardFile other) throws InvalidFileException {
        Shard expected = first.shard();
        Shard shard = other.shard();
        if (!shard.keysFileDigest().equals(expected.keysFileDigest())) {
            throw other.fatal("a shard of another keys file than " + first.path() + ", or of another state of it");
        }
        if (!shard.policyDigest().equals(expected.policyDigest())) {
            throw other.fatal("read for another policy than " + first.path() + ", or for another state of it");
        }
        if (shard.number().of() != expected.number().of()) {
            throw other.fatal("one of " + shard.number().of() + " shards, and " + first.path() + " is one of "
                    + expected.number().of());
        }
        if (!other.version().equals(first.version())) {
            throw other.fatal("read by another version of keyaudit than " + first.path());
        }
        if (!shard.isBeside(expected)) {
            throw other.fatal("a shard of another number of keys than " + first.path());
        }
    }

    private static void requireAll(ShardFile first, List<KeptKey> keys) throws InvalidFileException {
        long declared = keys.stream().filter(KeptKey::isDeclared).count();
        if (declared != first.shard().keysTotal()) {
            throw first.fatal("the keys file lists " + first.shard().keysTotal()
                    + " keys, and all shards together hold " + declared + "; a file was changed");
        }
    }

    /** Returns the keys file as far as reports need it: which keys it lists, and where. */
    public KeysFile listing() {
        List<KeysFile.Key> declared = keys.stream()
                .filter(KeptKey::isDeclared)
                .map(key -> new KeysFile.Key(key.target(), key.position()))
                .toList();
        return new KeysFile(Path.of(keysFile.name()), declared, declared.size(), keysFile.sha256());
    }
}
