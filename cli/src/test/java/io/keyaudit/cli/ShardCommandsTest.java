package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.formats.ReportFormat;
import io.keyaudit.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shards of an audit are read by several commands and merged by one. */
class ShardCommandsTest {
    private static final int SHARDS = 3;
    private static Sandbox sandbox;
    private static SampleKeysFile sampleKeys;

    @TempDir
    private Path folder;

    private Path keys;
    private Path policy;

    @BeforeAll
    static void start() throws IOException {
        sandbox = Sandbox.start();
        sampleKeys = SampleKeysFile.write(sandbox.sampleKeys());
    }

    @AfterAll
    static void stop() throws IOException {
        sampleKeys.close();
        sandbox.close();
    }

    @BeforeEach
    void writeFiles() throws IOException {
        keys = Files.writeString(folder.resolve("keys.yaml"), sampleKeys.text());
        policy = Files.writeString(folder.resolve("policy.yaml"), """
                version: 1
                name: ours
                rules:
                  - { id: few, title: Few keys, severity: high, expect: { maxKeysPerOwner: 1 } }
                  - { id: distinct, title: Distinct keys, severity: medium, expect: { distinctKeys: true } }
                  - { id: expires, title: Keys expire, severity: low, expect: { mustExpire: true } }
                """);
    }

    private static Ran run(String... arguments) {
        return Keyaudit.installed().run(arguments);
    }

    private Path shard(int index, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("check", keys.toString(), "--shard", index + "/" + SHARDS));
        arguments.addAll(List.of(more));
        Ran ran = run(arguments.toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.err()).isIn(ExitCode.OK, ExitCode.UNREAD);
        return Files.writeString(folder.resolve(index + ".json"), ran.out());
    }

    private List<String> shards(String... more) throws IOException {
        List<String> files = new ArrayList<>();
        for (int index = 1; index <= SHARDS; index++) {
            files.add(shard(index, more).toString());
        }
        return files;
    }

    private static Ran merge(List<String> files, String... more) {
        return run(Stream.of(Stream.of("merge"), files.stream(), Stream.of(more))
                .flatMap(arguments -> arguments)
                .toArray(String[]::new));
    }

    /** The report without what differs between any two audits; the sandbox's keys are as old as the question. */
    private static JsonNode lasting(Ran ran) {
        // Of a wrong key Bitfinex says now the one, now the other.
        ObjectNode report = (ObjectNode)
                JsonMapper.shared().readTree(ran.out().replace("apikey: digest invalid", "apikey: invalid"));
        report.remove(List.of("startedAt", "finishedAt", "provenance"));
        for (JsonNode key : report.get("keys")) {
            ((ObjectNode) key).remove("evidence");
            if (key.get("attributes") instanceof ObjectNode attributes) {
                attributes.remove(List.of("createdAt", "expiresAt", "lastUsedAt", "lapses"));
            }
        }
        return report;
    }

    @Test
    void areReportedAndJudgedAsIfOneProcessHadReadThem() throws IOException {
        Path baseline = folder.resolve("baseline.json");
        run("check", keys.toString(), "--save-snapshot", baseline.toString());
        Files.writeString(
                baseline, Files.readString(baseline).replaceFirst("\"read\": \"granted\"", "\"read\": \"denied\""));
        String[] criteria = {"--policy", policy.toString(), "--baseline", baseline.toString(), "--format", "json"};
        Ran whole = run(Stream.concat(Stream.of("check", keys.toString()), Stream.of(criteria))
                .toArray(String[]::new));
        Path snapshot = folder.resolve("snapshot.json");

        Ran merged = merge(
                shards("--policy", policy.toString()),
                Stream.concat(Stream.of(criteria), Stream.of("--save-snapshot", snapshot.toString()))
                        .toArray(String[]::new));

        assertThat(merged.exitCode()).isEqualTo(ExitCode.FINDINGS).isEqualTo(whole.exitCode());
        assertThat(lasting(merged)).isEqualTo(lasting(whole));
        assertThat(run("diff", baseline.toString(), snapshot.toString()).exitCode())
                .isEqualTo(ExitCode.FINDINGS);
    }

    @Test
    void areWrittenInEveryFormat() throws IOException {
        List<String> files = shards();
        List<String> formats = new ArrayList<>();
        for (ReportFormat format : ReportFormat.values()) {
            formats.add("--format=" + format.text() + "=" + folder.resolve("report." + format.text()));
        }

        Ran merged = merge(files, formats.toArray(String[]::new));

        assertThat(merged.exitCode()).as(merged.err()).isEqualTo(ExitCode.UNREAD);
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(folder.resolve("report." + format.text())).isNotEmptyFile();
        }
    }

    @Test
    void sayWhatTheyArePartsOfAndJudgeNothing() throws IOException {
        JsonNode shard = JsonMapper.shared().readTree(Files.readString(shard(2, "--policy", policy.toString())));

        assertThat(shard.at("/shard/index").asInt()).isEqualTo(2);
        assertThat(shard.at("/shard/of").asInt()).isEqualTo(SHARDS);
        assertThat(shard.at("/shard/keysTotal").asInt()).isEqualTo(16);
        assertThat(shard.at("/shard/keysFileDigest")).isEqualTo(shard.at("/provenance/keys/sha256"));
        assertThat(shard.at("/shard/policyDigest")).isEqualTo(shard.at("/provenance/policy/sha256"));
        assertThat(shard.has("findings")).isFalse();
        assertThat(shard.at("/summary/compliant").isMissingNode()).isTrue();
        assertThat(shard.at("/summary/notCovered").toString()).contains("not-judged");
    }

    @Test
    void noSecretIsReadOfKeysOfOtherShards() throws IOException {
        Files.writeString(
                keys,
                IntStream.range(0, 12)
                        .mapToObj(key -> "  - { name: key-" + key + ", provider: docspace, endpoint: \""
                                + sandbox.sampleKeys().get(0).endpoint() + "\", credentials: { apiKey: env:KEY_" + key
                                + " } }\n")
                        .reduce("version: 1\nkeys:\n", String::concat));

        Ran ran = run("check", keys.toString(), "--shard", "1/4");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err().lines().count()).isBetween(1L, 6L);
    }

    @Test
    void nothingIsReportedOfShardsThatDoNotGoTogether() throws IOException {
        List<String> files = shards("--policy", policy.toString());

        assertThat(merge(files.subList(0, 2), "--policy", policy.toString()))
                .satisfies(ran -> refused(ran, "these are missing: 3"));
        assertThat(merge(files)).satisfies(ran -> refused(ran, "read for a policy; name it"));
        assertThat(merge(files, "--policy", "builtin:recommended"))
                .satisfies(ran -> refused(ran, "another policy, or another state of it"));
        assertThat(merge(List.of(keys.toString()))).satisfies(ran -> refused(ran, "keys.yaml"));
        Files.writeString(keys, Files.readString(keys) + "# changed\n");
        shard(3, "--policy", policy.toString());
        assertThat(merge(files, "--policy", policy.toString())).satisfies(ran -> refused(ran, "another keys file"));
    }

    private static void refused(Ran ran, String why) {
        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(why);
    }

    @Test
    void areJsonAlone() {
        refused(run("check", keys.toString(), "--shard", "1/2", "--format", "sarif"), "the report on a shard is json");
        refused(run("check", keys.toString(), "--shard", "1/2", "--baseline", "b.json"), "give them to");
        refused(run("check", keys.toString(), "--shard", "1/2", "--save-snapshot", "b.json"), "give them to");
        refused(run("check", keys.toString(), "--shard", "3/2"), "such as 3/8");
    }
}
