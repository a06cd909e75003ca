package io.keyaudit.formats.shard;

import io.keyaudit.formats.json.JsonOutput;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.StrictFields;
import java.util.List;
import java.util.Optional;

/**
 * What a shard is a part of. Immutable.
 *
 * @param number which part
 * @param keysFileDigest the SHA-256 of the keys file in hexadecimal
 * @param policyDigest that of the policy that all keys are to be judged by, if one was named
 * @param keysTotal how many keys the keys file lists
 */
public record Shard(ShardNumber number, String keysFileDigest, Optional<String> policyDigest, int keysTotal) {
    static final String FIELD = "shard";
    private static final List<String> FIELDS = List.of("index", "of", "keysFileDigest", "policyDigest", "keysTotal");

    void write(JsonOutput json) {
        json.openObject(FIELD);
        json.number("index", number.index());
        json.number("of", number.of());
        json.text("keysFileDigest", keysFileDigest);
        policyDigest.ifPresent(digest -> json.text("policyDigest", digest));
        json.number("keysTotal", keysTotal);
        json.closeObject();
    }

    static Shard read(DocumentNode node, Problems problems) throws InvalidFileException {
        StrictFields fields = StrictFields.of(node, FIELDS, problems);
        try {
            return new Shard(
                    new ShardNumber(fields.number("index"), fields.number("of")),
                    fields.name("keysFileDigest"),
                    fields.has("policyDigest") ? Optional.of(fields.name("policyDigest")) : Optional.empty(),
                    fields.number("keysTotal"));
        } catch (IllegalArgumentException impossible) {
            throw problems.fatal(fields.position(), "there is no shard of this number");
        }
    }

    /** Returns whether the other one is a part of the same audit. */
    boolean isBeside(Shard other) {
        return number.of() == other.number.of()
                && keysFileDigest.equals(other.keysFileDigest)
                && policyDigest.equals(other.policyDigest)
                && keysTotal == other.keysTotal;
    }
}
