package io.keyaudit.formats.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.OutcomeSpool;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.RandomOutcomes;
import io.keyaudit.formats.Schemas;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class MergedShardsTest {
    private static final int SHARDS = 3;

    @TempDir
    private Path folder;

    private static ShardedAudit audit(int keys) {
        RandomOutcomes any = new RandomOutcomes(new Random(7));
        List<KeyOutcome> outcomes = new ArrayList<>();
        IntStream.range(0, keys).forEach(number -> outcomes.add(any.outcome("key-" + number)));
        return ShardedAudit.of(outcomes);
    }

    private void refuses(List<Path> files, String why) {
        assertThatExceptionOfType(InvalidFileException.class)
                .isThrownBy(() -> ShardedAudit.merge(files, OutcomeSpool.inMemory()))
                .withMessageContaining(why);
    }

    private Path changed(Path file, Consumer<ObjectNode> change) throws IOException {
        ObjectNode shard = (ObjectNode) JsonMapper.shared().readTree(Files.readString(file));
        change.accept(shard);
        JsonMapper ascii =
                JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        return Files.write(folder.resolve("changed.json"), ascii.writeValueAsBytes(shard));
    }

    @Test
    void theyAreTakenInAnyOrder() throws Exception {
        List<Path> files = audit(20).write(SHARDS, folder);
        List<Path> reversed = List.of(files.get(2), files.get(0), files.get(1));

        assertThat(ShardedAudit.merge(reversed, OutcomeSpool.inMemory()).keys())
                .extracting(key -> key.target().name())
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(n -> "key-" + n).toList());
    }

    @Test
    void allHaveToBeThereOnce() throws Exception {
        List<Path> files = audit(20).write(SHARDS, folder);

        refuses(files.subList(0, 1), "these are missing: 2, 3");
        refuses(List.of(files.get(0), files.get(1), files.get(2), files.get(1)), "shard 2/3 is there twice");
        refuses(List.of(files.get(0), files.get(0), files.get(1)), "shard 1/3 is there twice");
    }

    @Test
    void theyAreOfOneAudit() throws Exception {
        ShardedAudit audit = audit(20);
        List<Path> files = audit.write(SHARDS, folder);
        Path other = folder.resolve("other.json");
        Shard third = audit.shard(new ShardNumber(3, SHARDS));

        audit.write(new Shard(third.number(), "c".repeat(64), third.policyDigest(), 20), other);
        refuses(List.of(files.get(0), files.get(1), other), "another keys file");
        audit.write(new Shard(third.number(), third.keysFileDigest(), Optional.of("c".repeat(64)), 20), other);
        refuses(List.of(files.get(0), files.get(1), other), "another policy");
        audit.write(new Shard(third.number(), third.keysFileDigest(), Optional.empty(), 20), other);
        refuses(List.of(files.get(0), files.get(1), other), "another policy");
        audit.write(audit.shard(new ShardNumber(3, 4)), other);
        refuses(List.of(files.get(0), files.get(1), other), "one of 4 shards");
        audit.write(new Shard(third.number(), third.keysFileDigest(), third.policyDigest(), 21), other);
        refuses(List.of(files.get(0), files.get(1), other), "another number of keys");
    }

    @Test
    void keysThatAreMissingOrForeignAreNoticed() throws Exception {
        List<Path> files = audit(20).write(SHARDS, folder);
        List<Path> rest = files.subList(1, SHARDS);
        ArrayNode second = (ArrayNode)
                JsonMapper.shared().readTree(Files.readString(files.get(1))).get("keys");

        Path changed = changed(files.get(0), shard -> {
            ((ArrayNode) shard.get("keys")).remove(0);
            ObjectNode summary = (ObjectNode) shard.get("summary");
            summary.put("keys", summary.get("keys").asInt() - 1);
        });
        refuses(List.of(changed, rest.get(0), rest.get(1)), "all shards together hold 19");
        changed(files.get(0), shard -> ((ArrayNode) shard.get("keys")).remove(0));
        refuses(List.of(changed, rest.get(0), rest.get(1)), "not the number of keys");
        changed(files.get(0), shard -> ((ArrayNode) shard.get("keys")).add(second.get(0)));
        refuses(List.of(changed, rest.get(0), rest.get(1)), "does not belong to shard 1/3");
        changed(files.get(0), shard -> {
            ArrayNode keys = (ArrayNode) shard.get("keys");
            keys.add(keys.get(keys.size() - 1));
        });
        refuses(List.of(changed, rest.get(0), rest.get(1)), "not in the order");
        changed(files.get(0), shard -> shard.put("version", 2));
        refuses(List.of(changed, rest.get(0), rest.get(1)), "version of the format");
        changed(files.get(0), shard -> ((ObjectNode) shard.get("provenance")).put("version", "0.0.9"));
        refuses(List.of(rest.get(0), changed, rest.get(1)), "another version of keyaudit");
        changed(files.get(0), shard -> shard.remove("shard"));
        refuses(List.of(changed, rest.get(0), rest.get(1)), "expected a shard");
    }

    @Test
    void aShardThatBrokeOffIsRefused() throws Exception {
        List<Path> files = audit(4).write(1, folder);
        byte[] whole = Files.readAllBytes(files.get(0));
        Path torn = folder.resolve("torn.json");
        // The last byte ends the last line and says nothing.
        for (int length = 0; length < whole.length - 1; length += 1 + length % 7) {
            Files.write(torn, Arrays.copyOf(whole, length));
            assertThatExceptionOfType(InvalidFileException.class)
                    .as("%s bytes", length)
                    .isThrownBy(() -> ShardedAudit.merge(List.of(torn), OutcomeSpool.inMemory()));
        }
    }

    @Test
    void theyFollowTheReportsSchema() throws Exception {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonMapper.shared().readTree(Schemas.find("report").orElseThrow()));
        List<Path> files = audit(20).write(SHARDS, folder);
        for (Path file : files) {
            assertThat(schema.validate(JsonMapper.shared().readTree(Files.readString(file))))
                    .isEmpty();
        }
        Path unplaced = changed(files.get(0), shard -> ((ObjectNode) shard.at("/keys/0")).remove("declaredAt"));
        assertThat(schema.validate(JsonMapper.shared().readTree(Files.readString(unplaced))))
                .isNotEmpty();
    }

    @Test
    void noSecretIsInThem() throws Exception {
        for (Path file : audit(20).write(SHARDS, folder)) {
            assertThat(file).content().doesNotContain(RandomOutcomes.SECRET).doesNotContain(Outcomes.SECRET);
        }
    }

    @Test
    void aKeyStaysWhereItIs() {
        assertThat(IntStream.rangeClosed(1, 8).filter(index -> new ShardNumber(index, 8).holds("docs-bot")))
                .containsExactly(8);
        assertThat(new ShardNumber(1, 1).holds("docs-bot")).isTrue();
        for (int of : new int[] {2, 3, 8}) {
            int shards = of;
            for (int key = 0; key < 100; key++) {
                String name = "key-" + key;
                assertThat(IntStream.rangeClosed(1, shards).filter(index -> new ShardNumber(index, shards).holds(name)))
                        .hasSize(1);
            }
        }
    }

    @Test
    void numbersAreWrittenInOneWay() {
        assertThat(ShardNumber.parse("3/8")).isEqualTo(new ShardNumber(3, 8)).hasToString("3/8");
        for (String wrong : List.of("0/8", "9/8", "3", "3/", "/8", "-1/8", "03/8", "3/8 ", "1/10000", "")) {
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .as(wrong)
                    .isThrownBy(() -> ShardNumber.parse(wrong));
        }
    }
}
