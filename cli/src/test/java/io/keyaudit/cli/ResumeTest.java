package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.sandbox.DocSpaceOptions;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.PortalKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@Tag("once")
@Timeout(600)
class ResumeTest {
    private static final int KEYS = 120;
    private static final int KILLS = 20;

    /** Each run gets less than this far, so that there are keys left for all of them. */
    private static final int FURTHEST = 6;

    private final List<String> secrets = new ArrayList<>();
    private DocSpaceService portal;
    private HangingProxy proxy;
    private Path keys;
    private Path journal;

    @TempDir
    private Path folder;

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void start() throws IOException {
        portal = DocSpaceService.start(DocSpaceOptions.defaults().withoutLimits());
        proxy = new HangingProxy(portal.endpoint());
        journal = folder.resolve("journal");
        StringBuilder yaml = new StringBuilder("version: 1\nkeys:\n");
        for (int index = 0; index < KEYS; index++) {
            String secret = index % 10 == 9
                    ? "sk-" + "0".repeat(60) + String.format("%04d", index)
                    : portal.createKey(PortalKey.of("key " + index, List.of("files:read", "rooms:write")));
            secrets.add(secret);
            Files.writeString(folder.resolve("secret-" + index), secret);
            yaml.append("  - { name: key-").append(index).append(", provider: docspace, endpoint: ");
            yaml.append(proxy.endpoint())
                    .append(", credentials: { apiKey: file:secret-")
                    .append(index);
            yaml.append(" } }\n");
        }
        keys = Files.writeString(folder.resolve("keys.yaml"), yaml);
    }

    @AfterEach
    void stop() {
        proxy.close();
        portal.close();
    }

    private List<String> arguments() {
        return List.of(
                "check", keys.toString(), "--resume", journal.toString(), "--format", "json", "--concurrency", "2");
    }

    private Process process() throws IOException {
        return new ProcessBuilder(KeyauditProcess.command(arguments()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private Ran run() {
        proxy.plan(Integer.MAX_VALUE, Integer.MAX_VALUE);
        return Keyaudit.installed().run(arguments().toArray(String[]::new));
    }

    /** The report without what differs between any two audits. */
    private static JsonNode lasting(Ran ran) {
        ObjectNode report = (ObjectNode) JsonMapper.shared().readTree(ran.out());
        report.remove(List.of("startedAt", "finishedAt", "provenance"));
        for (JsonNode key : report.get("keys")) {
            ((ObjectNode) key).remove("evidence");
            if (key.get("attributes") instanceof ObjectNode attributes) {
                attributes.remove("lastUsedAt");
            }
        }
        return report;
    }

    /** The secrets of the keys whose outcome is in the journal. */
    private Set<String> finished() throws IOException {
        String text = Files.exists(journal) ? Files.readString(journal) : "";
        Set<String> finished = new HashSet<>();
        text.lines()
                .limit(text.chars().filter(character -> character == '\n').count())
                .skip(1)
                .forEach(line -> {
                    String name =
                            JsonMapper.shared().readTree(line).at("/key/name").asString();
                    finished.add(secrets.get(Integer.parseInt(name.substring("key-".length()))));
                });
        return finished;
    }

    private long asked(Set<String> of) {
        return proxy.questions().keySet().stream()
                .filter(authorization -> of.stream().anyMatch(authorization::contains))
                .count();
    }

    @Test
    void continuesAfterItWasKilledAtAnyMoment() throws Exception {
        JsonNode undisturbed = lasting(run());
        assertThat(undisturbed.at("/summary/inspected").asInt()).isEqualTo(KEYS * 9 / 10);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Files.delete(journal);
        for (int kill = 0; kill < KILLS; kill++) {
            Set<String> before = finished();
            int telling = 1 + random.nextInt(FURTHEST - 2);
            HangingProxy.Plan plan = proxy.plan(telling, telling + random.nextInt(3));
            Process process = process();
            plan.await();
            process.destroyForcibly().waitFor();

            assertThat(asked(before)).as("seed %s, kill %s", seed, kill).isZero();
            assertThat(finished()).containsAll(before);
        }
        Set<String> before = finished();
        assertThat(before).as("seed %s", seed).isNotEmpty();

        Ran continued = run();

        assertThat(asked(before)).as("seed %s", seed).isZero();
        assertThat(proxy.questions()).hasSize(KEYS - before.size());
        assertThat(continued.err()).contains("holds the answers about " + before.size() + " keys");
        assertThat(lasting(continued)).as("seed %s", seed).isEqualTo(undisturbed);
        assertThat(Files.readString(journal)).doesNotContain(secrets);
    }

    @Test
    void asksAgainAboutAKeyWhoseCredentialChanged() throws Exception {
        HangingProxy.Plan plan = proxy.plan(40, 40);
        Process process = process();
        plan.await();
        process.destroyForcibly().waitFor();
        Set<String> before = finished();
        String changed = before.iterator().next();
        int index = secrets.indexOf(changed);
        String fresh = portal.createKey(PortalKey.of("fresh", List.of("accounts:read")));
        Files.writeString(folder.resolve("secret-" + index), fresh);

        Ran continued = run();

        assertThat(asked(Set.of(fresh))).isOne();
        assertThat(asked(before)).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(continued.out())
                        .at("/keys/" + index + "/nativeScopes/0")
                        .asString())
                .isEqualTo("accounts:read");
    }

    @Test
    void beginsAnewOnceItIsOver() throws IOException {
        run();
        assertThat(proxy.questions()).hasSize(KEYS);

        Ran again = run();

        assertThat(proxy.questions()).hasSize(KEYS);
        assertThat(again.err()).doesNotContain("holds the answers");
    }

    @Test
    void isStoppedInOrderlyFashionAndContinued() throws IOException {
        Thread.currentThread().interrupt();
        assertThat(run().exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(finished()).isEmpty();

        assertThat(run().exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(proxy.questions()).hasSize(KEYS);
    }

    @Test
    void sendsNothingWithAJournalThatCannotBeUsed() throws IOException {
        Files.writeString(journal, "something else");

        Ran ran = run();

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains("this is not a journal");
        assertThat(proxy.questions()).isEmpty();
        assertThat(journal).hasContent("something else");
    }
}
