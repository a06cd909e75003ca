package io.keyaudit.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.KeySnapshot;
import io.keyaudit.http.nonce.NonceUnit;
import io.keyaudit.sandbox.BitfinexKey;
import io.keyaudit.sandbox.BitfinexOptions;
import io.keyaudit.sandbox.BitfinexScope;
import io.keyaudit.sandbox.BitfinexService;
import io.keyaudit.spi.ProviderSession;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One key that is audited by several at the same time. */
class SharedKeyTest {
    private static final int THREADS = 32;
    private static final int ROUNDS = 8;

    private final BitfinexService exchange =
            BitfinexService.start(BitfinexOptions.defaults().withoutLimits());

    @AfterEach
    void stop() {
        exchange.close();
    }

    private BitfinexKey key(long lastNonce) {
        BitfinexKey key =
                BitfinexKey.of(new BitfinexScope("orders", true, false)).withLastNonce(lastNonce);
        exchange.addKey(key);
        return key;
    }

    @ParameterizedTest
    @EnumSource(value = NonceUnit.class, names = "NANOS", mode = EnumSource.Mode.EXCLUDE)
    void threadsTakeTurnsAndStayInTheOwnersUnit(NonceUnit owners) throws Exception {
        Instant now = Instant.parse("2026-11-21T10:00:00Z");
        BitfinexKey key = key(owners.at(now.minusSeconds(60)));
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<KeySnapshot> snapshots = Collections.synchronizedList(new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (ProviderSession session =
                Exchanges.unlimitedSession(exchange.endpoint(), "gentle", Clock.fixed(now, ZoneOffset.UTC))) {
            Callable<Boolean> ask = () -> {
                together.await();
                return snapshots.add(session.inspect(Exchanges.credentials(key.apiKey(), key.apiSecret())));
            };
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(THREADS, ask))) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(snapshots)
                .hasSize(THREADS)
                .allSatisfy(snapshot ->
                        assertThat(snapshot.evidence().details()).containsEntry("nonceUnit", owners.text()));
        assertThat(snapshots.stream().filter(snapshot -> snapshot.evidence().requests() > 1))
                .as("only the first had to find out the unit")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(exchange.lastNonce(key.apiKey())).isEqualTo(owners.at(now) + THREADS - 1);
    }

    @Test
    void twoProcessesStayInTheOwnersUnit() throws IOException, URISyntaxException {
        Instant now = Instant.now();
        List<BitfinexKey> keys = new ArrayList<>();
        keys.add(key(0));
        for (NonceUnit owners : BitfinexProvider.UNITS) {
            keys.add(key(owners.at(now.minusSeconds(60))));
        }
        List<Process> processes = new ArrayList<>();
        try {
            for (int number = 0; number < 2; number++) {
                processes.add(start(keys));
            }
            List<BufferedReader> results = new ArrayList<>();
            for (Process process : processes) {
                BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
                assertThat(reader.readLine()).isEqualTo("ready");
                results.add(reader);
            }
            for (Process process : processes) {
                process.outputWriter(StandardCharsets.UTF_8).close();
            }
            List<String> units = new ArrayList<>();
            units.add(NonceUnit.QUARTER_SECONDS.text());
            BitfinexProvider.UNITS.stream().map(NonceUnit::text).forEach(units::add);
            List<String> expected = IntStream.range(0, ROUNDS)
                    .boxed()
                    .flatMap(round -> units.stream())
                    .toList();
            for (BufferedReader result : results) {
                assertThat(result.lines().toList()).isEqualTo(expected);
            }
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
        int owner = 1;
        for (NonceUnit unit : BitfinexProvider.UNITS) {
            assertThat(exchange.lastNonce(keys.get(owner).apiKey()))
                    .as("the owner's nonces in %s are taken again within minutes", unit.text())
                    .isLessThan(unit.at(Instant.now().plusSeconds(600)));
            owner++;
        }
    }

    /** A process that is ready to audit the keys, once its input ends. */
    private Process start(List<BitfinexKey> keys) throws IOException, URISyntaxException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(),
                        AuditProcess.class.getName(),
                        exchange.endpoint().toString(),
                        String.valueOf(ROUNDS))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            for (BitfinexKey key : keys) {
                process.outputWriter(StandardCharsets.UTF_8).write(key.apiKey() + " " + key.apiSecret() + "\n");
            }
            process.outputWriter(StandardCharsets.UTF_8).write("\n");
            process.outputWriter(StandardCharsets.UTF_8).flush();
            return process;
        } catch (IOException died) {
            process.destroyForcibly();
            throw new UncheckedIOException(died);
        }
    }

    /** Also when the tests run on the module path, which does not hold their own classes. */
    private static String classPath() throws URISyntaxException {
        URI itself = Objects.requireNonNull(AuditProcess.class.getResource("AuditProcess.class"))
                .toURI();
        return String.join(
                File.pathSeparator,
                System.getProperty("java.class.path"),
                System.getProperty("jdk.module.path", ""),
                Path.of(itself).resolve("../../../..").normalize().toString());
    }
}
