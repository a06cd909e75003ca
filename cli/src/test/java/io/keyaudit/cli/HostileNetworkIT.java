package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.sandbox.SampleKey;
import io.keyaudit.sandbox.Sandbox;
import io.keyaudit.testkit.FaultProxy;
import io.keyaudit.testkit.RecordedAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A thousand keys behind every fault there is, read by the command as it is shipped in a heap of 64 MB. */
@Timeout(180)
class HostileNetworkIT {
    private static final int KEYS = 1_000;
    private static final String HEAP = "-Xmx64m";

    private final List<FaultProxy> proxies = new ArrayList<>();

    @TempDir
    private Path folder;

    /** A key behind a proxy, and what must be said of it. */
    private record Victim(SampleKey key, FaultProxy proxy, String expected) {}

    @Test
    void aThousandKeysHaveAThousandOutcomesIn64Megabytes() throws Exception {
        try (Sandbox sandbox = Sandbox.start()) {
            List<Victim> victims = new ArrayList<>();
            for (SampleKey key : sandbox.sampleKeys()) {
                if (List.of("docs-reader", "trading-bot").contains(key.name())) {
                    victims.addAll(victims(key));
                }
            }
            List<Victim> thousand = Stream.iterate(0, next -> next + 1)
                    .limit(KEYS)
                    .map(next -> victims.get(next % victims.size()))
                    .toList();

            JsonNode report = check(keysFile(thousand));

            assertThat(report.get("summary").get("keys").intValue()).isEqualTo(KEYS);
            JsonNode keys = report.get("keys");
            assertThat(keys.size()).isEqualTo(KEYS);
            for (int i = 0; i < KEYS; i++) {
                JsonNode key = keys.get(i);
                String told = key.has("failure")
                        ? key.get("failure").get("kind").stringValue()
                        : key.get("outcome").stringValue();
                // On a busy machine a key's time can be over before its fault has happened.
                assertThat(told).as(key.toString()).isIn(thousand.get(i).expected(), "timeout");
            }
        } finally {
            proxies.forEach(FaultProxy::close);
        }
    }

    /** The key behind each fault, and behind none. What the service answers is recorded, so that its limit is kept. */
    private List<Victim> victims(SampleKey key) throws IOException {
        List<Victim> victims = new ArrayList<>();
        AtomicReference<RecordedAnswer> good = new AtomicReference<>();
        List<NetworkFault> faults = Stream.concat(NetworkFault.quick().stream(), NetworkFault.slow().stream())
                // A rate limit would be waited for.
                .filter(fault -> !fault.kind().text().equals("rate-limited"))
                .toList();
        for (NetworkFault fault : faults) {
            victims.add(new Victim(
                    key, proxy(key, good, fault.fault()), fault.kind().text()));
        }
        victims.add(new Victim(key, proxy(key, good, FaultProxy.none()), "inspected"));
        return victims;
    }

    private FaultProxy proxy(SampleKey key, AtomicReference<RecordedAnswer> good, FaultProxy.Fault fault) {
        FaultProxy proxy = FaultProxy.before(
                key.endpoint(), (client, service) -> fault.happen(client, () -> recorded(good, service)));
        proxies.add(proxy);
        return proxy;
    }

    private static RecordedAnswer recorded(AtomicReference<RecordedAnswer> good, FaultProxy.Service service)
            throws IOException {
        synchronized (good) {
            RecordedAnswer known = good.get();
            if (known == null) {
                known = service.answer();
                good.set(known);
            }
            return known;
        }
    }

    private Path keysFile(List<Victim> victims) throws IOException {
        StringBuilder text = new StringBuilder("version: 1\nkeys:\n");
        for (int i = 0; i < victims.size(); i++) {
            Victim victim = victims.get(i);
            text.append("  - name: key-").append(i).append('\n');
            text.append("    provider: ").append(victim.key().provider()).append('\n');
            text.append("    endpoint: ").append(victim.proxy().address()).append('\n');
            text.append("    credentials:\n");
            for (Map.Entry<String, String> credential :
                    victim.key().credentials().entrySet()) {
                Path secret = folder.resolve(victim.key().name() + "-" + credential.getKey());
                Files.writeString(secret, credential.getValue());
                text.append("      ")
                        .append(credential.getKey())
                        .append(": \"file:")
                        .append(secret)
                        .append("\"\n");
            }
        }
        return Files.writeString(folder.resolve("keys.yaml"), text);
    }

    private JsonNode check(Path keys) throws Exception {
        Path jar = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        List<String> command = new ArrayList<>();
        Collections.addAll(
                command,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-jar",
                jar.resolveSibling("keyaudit.jar").toString(),
                "check",
                keys.toString(),
                "--format",
                "json",
                "--timeout",
                "1s");
        Process process = new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        assertThat(process.waitFor(150, TimeUnit.SECONDS)).isTrue();
        String err = Files.readString(folder.resolve("err"), StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(err).isEqualTo(ExitCode.UNREAD);
        return JsonMapper.shared().readTree(Files.readString(folder.resolve("out"), StandardCharsets.UTF_8));
    }
}
