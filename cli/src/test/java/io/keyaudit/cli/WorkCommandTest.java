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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Machines share the keys of one audit over a real server; some of them are killed. */
@Timeout(900)
class WorkCommandTest {
    private static final int KEYS = Integer.getInteger("keyaudit.work.keys", 150);
    private static final int MACHINES = Integer.getInteger("keyaudit.work.machines", 3);
    private static final int KILLED = MACHINES * 3 / 8;
    private static final int PORTAL_KEYS = 30;

    @TempDir
    private Path folder;

    private DocSpaceService portal;
    private HangingProxy proxy;
    private RedisServer redis;
    private Path keys;
    private Path policy;
    private final Map<String, String> environment = new HashMap<>(Map.of("SALT", "pepper"));

    @BeforeEach
    @SuppressWarnings("NullAway.Init")
    void start() throws IOException {
        redis = RedisServer.start(folder);
        portal = DocSpaceService.start(DocSpaceOptions.defaults().withoutLimits());
        proxy = new HangingProxy(portal.endpoint());
        for (int index = 0; index < PORTAL_KEYS; index++) {
            environment.put(
                    "KEY_" + index,
                    index % 10 == 9
                            ? "sk-" + "0".repeat(60) + String.format("%04d", index)
                            : portal.createKey(PortalKey.of("key " + index, List.of("files:read", "rooms:write"))));
        }
        StringBuilder yaml = new StringBuilder("version: 1\nkeys:\n");
        for (int index = 0; index < KEYS; index++) {
            yaml.append("  - { name: key-").append(index).append(", provider: docspace, endpoint: ");
            yaml.append(proxy.endpoint()).append(", credentials: { apiKey: env:KEY_");
            yaml.append(index % PORTAL_KEYS).append(" }, options: { limit: none } }\n");
        }
        keys = Files.writeString(folder.resolve("keys.yaml"), yaml);
        policy = Files.writeString(folder.resolve("policy.yaml"), """
                version: 1
                name: ours
                rules:
                  - { id: few, title: Few keys, severity: high, expect: { maxKeysPerOwner: 3 } }
                  - { id: distinct, title: Distinct keys, severity: medium, expect: { distinctKeys: true } }
                """);
    }

    @AfterEach
    void stop() {
        if (portal != null) {
            proxy.close();
            portal.close();
            redis.close();
        }
    }

    private List<String> work(String run, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "work",
                keys.toString(),
                "--queue=" + redis.address(),
                "--run=" + run,
                "--lease=2s",
                "--limits=none",
                "--limits-salt=env:SALT"));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private Process machine(int number) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(KeyauditProcess.command(work("big")));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("machine-" + number).toFile())
                .start();
    }

    private Ran run(List<String> arguments) {
        return Keyaudit.installed().with(environment).run(arguments.toArray(String[]::new));
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

    @Test
    void eachKeyHasOneOutcomeHoweverManyMachinesAreKilled() throws Exception {
        String[] criteria = {"--policy=" + policy, "--format=json"};
        Ran alone = run(Stream.concat(Stream.of("check", keys.toString(), "--limits=none"), Stream.of(criteria))
                .toList());
        assertThat(alone.exitCode()).isEqualTo(ExitCode.FINDINGS);
        List<Process> machines = new ArrayList<>();
        HangingProxy.Plan plan = proxy.plan(KEYS / (KILLED + 2), Integer.MAX_VALUE);
        for (int number = 0; number < MACHINES; number++) {
            machines.add(machine(number));
        }
        for (int killed = 0; killed < KILLED; killed++) {
            plan.await();
            plan = proxy.plan(KEYS / (KILLED + 2), Integer.MAX_VALUE);
            machines.remove(0).destroyForcibly().waitFor();
        }

        Ran last = run(work("big", criteria));

        assertThat(last.exitCode()).as(last.err()).isEqualTo(ExitCode.FINDINGS);
        assertThat(lasting(last)).isEqualTo(lasting(alone));
        for (Process machine : machines) {
            assertThat(machine.waitFor()).isEqualTo(ExitCode.OK);
        }
        assertThat(redis.send("KEYS *")).doesNotContain("key-1", "big");
    }

    @Test
    void machinesThatWereGivenSomethingElseAreRefused() throws IOException {
        run(work("one"));
        Files.writeString(keys, Files.readString(keys) + "# changed\n");

        assertThat(run(work("one"))).satisfies(ran -> refused(ran, "another keys file"));
        List<String> unsalted = List.of("work", keys.toString(), "--queue=" + redis.address(), "--run=one");
        assertThat(run(unsalted)).satisfies(ran -> refused(ran, "--queue needs --limits-salt"));
        List<String> elsewhere = new ArrayList<>(unsalted);
        elsewhere.addAll(List.of("--limits-salt=env:SALT", "--limits=redis://127.0.0.1:1"));
        assertThat(run(elsewhere)).satisfies(ran -> refused(ran, "--queue keeps"));
    }

    private static void refused(Ran ran, String why) {
        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains(why);
    }

    @Test
    void aMachineThatIsStoppedLeavesItsKeysToOthers() throws Exception {
        HangingProxy.Plan plan = proxy.plan(KEYS / 3, KEYS / 3);
        Thread machine = Thread.currentThread();
        CompletableFuture<Void> stopper = CompletableFuture.runAsync(() -> {
            try {
                plan.await();
                machine.interrupt();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });

        assertThat(run(work("stopped")).exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        stopper.join();
        proxy.plan(Integer.MAX_VALUE, Integer.MAX_VALUE);
        Ran other = run(work("stopped"));

        assertThat(other.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(other.err()).contains("each of the " + KEYS + " keys has its outcome");
    }
}
