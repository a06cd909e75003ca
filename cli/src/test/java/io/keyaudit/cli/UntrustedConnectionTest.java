package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Without a host that proves who it is, no key is sent, and each key's failure says why. */
@Tag("once")
@Timeout(60)
class UntrustedConnectionTest {
    private static final String PASSWORD = "of-no-importance";

    /** The beginning of a handshake: a record of 122 bytes, in it a ServerHello. */
    private static final byte[] SERVER_HELLO = HexFormat.of().parseHex("160303007a020000760303" + "5a".repeat(32));

    @TempDir
    private Path folder;

    /** Serves one connection after the other on a thread of its own. */
    private interface Serving {
        void serve(Socket connection) throws IOException;
    }

    private static void accept(ServerSocket listening, Serving serving) {
        Thread thread = new Thread(() -> {
            while (!listening.isClosed()) {
                try (Socket connection = listening.accept()) {
                    serving.serve(connection);
                } catch (IOException refused) {
                    // Just what is expected of a client that is careful.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Test
    void aCertificateThatNobodyVouchesForIsNotTrusted() throws Exception {
        AtomicInteger read = new AtomicInteger();
        try (ServerSocket listening =
                selfSigned().getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            accept(
                    listening,
                    connection -> read.addAndGet(connection.getInputStream().readNBytes(1).length));

            assertUnavailable(
                    "https://localhost:" + listening.getLocalPort(), "its certificate is wrong or not known here");
        }
        assertThat(read).as("bytes that came through").hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 6, 9, 43})
    void aHandshakeThatBreaksOffIsNoConnection(int length) throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            accept(listening, connection -> {
                connection.getInputStream().readNBytes(5);
                connection.getOutputStream().write(SERVER_HELLO, 0, length);
                // Unread bytes would turn the end into a reset.
                connection.shutdownOutput();
                connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            });

            assertUnavailable("https://localhost:" + listening.getLocalPort(), "connection");
        }
    }

    @Test
    void aHostWithoutAnAddressIsNotKnown() {
        assertUnavailable("https://nowhere.invalid", "is not known; check the address");
    }

    private static void assertUnavailable(String endpoint, String why) {
        Ticker ticker = new InstantTicker();
        KeyAuditor auditor = KeyAuditor.builder()
                .ticker(ticker)
                .rateLimiters(RateLimiters.create(ticker))
                .timeout(Duration.ofDays(365))
                .build();
        List<AuditTarget> both = List.of(
                AuditTarget.builder("portal", "docspace")
                        .endpoint(endpoint)
                        .credential("apiKey", Secret.of("sk-" + "0123456789abcdef".repeat(4)))
                        .build(),
                AuditTarget.builder("exchange", "bitfinex")
                        .endpoint(endpoint)
                        .credential("apiKey", Secret.of("k".repeat(43)))
                        .credential("apiSecret", Secret.of("sEcReT"))
                        .build());

        assertThat(auditor.audit(both))
                .hasSize(2)
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.kind()).isEqualTo(FailureKind.UNAVAILABLE);
                    assertThat(failed.message()).contains(endpoint, why);
                }));
    }

    /** A certificate for this host that is in no trust store, made on the spot. */
    private SSLContext selfSigned() throws Exception {
        Path file = folder.resolve("self-signed.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
