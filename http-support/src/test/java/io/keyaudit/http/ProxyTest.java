package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.HttpProxy;
import io.keyaudit.spi.Network;
import io.keyaudit.testkit.ClosedPort;
import io.keyaudit.testkit.RawService;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ProxyTest {
    private static final String PASSWORD = "of-no-importance";

    @TempDir
    private Path folder;

    private static Caller caller(String proxy, String login) {
        HttpProxy through = HttpProxy.parse(proxy.replace("http://", "http://" + login), "");
        return Caller.of("https://portal.test:8443").with(Network.OF_THE_JVM.withProxy(through));
    }

    @ParameterizedTest
    @CsvSource({
        "407, '', CONFIGURATION, wants a user and password (407), 1",
        "407, user:hidden@, CONFIGURATION, does not accept the user and password (407), 1",
        "403, '', UNAVAILABLE, does not connect to https://portal.test:8443 (403), 1",
        "302, '', UNAVAILABLE, does not connect to https://portal.test:8443 (302), 1",
        "502, '', UNAVAILABLE, does not connect to https://portal.test:8443 (502), 3",
    })
    void aProxyThatRefusesIsNamed(int status, String login, FailureKind kind, String why, int requests) {
        try (RawService proxy = RawService.start(client -> client.write(
                "HTTP/1.1 " + status + " No\r\nProxy-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n"))) {
            HttpException failure = caller(proxy.address(), login).failure();

            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure)
                    .hasMessageStartingWith("the proxy 127.0.0.1:")
                    .hasMessageContaining(why)
                    .hasMessageNotContaining("hidden");
            assertThat(failure.mayHaveTakenEffect()).isFalse();
            assertThat(proxy.requests()).isEqualTo(requests);
        }
    }

    @Test
    void aProxyIsAskedForTheHostAndGivenTheLoginAndNothingElse() {
        AtomicReference<String> asked = new AtomicReference<>();
        try (RawService proxy = RawService.start(client -> {
            asked.set(client.head());
            client.write("HTTP/1.1 403 No\r\n\r\n");
        })) {
            caller(proxy.address(), "user:p%40ss@").failure();
        }

        String login = Base64.getEncoder().encodeToString("user:p@ss".getBytes(StandardCharsets.UTF_8));
        assertThat(asked)
                .hasValue("CONNECT portal.test:8443 HTTP/1.1\r\nHost: portal.test:8443\r\nProxy-Authorization: Basic "
                        + login + "\r\n\r\n");
    }

    @Test
    void aProxyThatIsNotThereIsNamed() {
        try (ClosedPort port = ClosedPort.take()) {
            assertThat(caller(port.address(), "").failure())
                    .hasMessageStartingWith("no connection to the proxy 127.0.0.1:");
        }
    }

    @Test
    void anAnswerComesThroughAProxyFromAServiceThatACertificateFileVouchesFor() throws Exception {
        try (ServerSocket service = tlsService();
                ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> connect = tunnel(proxy, service.getLocalPort());
            CompletableFuture<String> request = answer(service);
            Network network = Network.OF_THE_JVM
                    .withProxy(HttpProxy.parse("127.0.0.1:" + proxy.getLocalPort(), ""))
                    .withAuthorities(folder.resolve("ca.pem"));

            Endpoint endpoint = Endpoint.parse("https://portal.test");
            JsonAnswer answer = Caller.of(endpoint.toString()).with(network).answer();

            assertThat(answer.field("a").asLong()).isEqualTo(1);
            assertThat(connect.get(10, TimeUnit.SECONDS)).startsWith("CONNECT portal.test:443 ");
            assertThat(request.get(10, TimeUnit.SECONDS)).contains("Authorization: Bearer ", "Connection: close");
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    private static CompletableFuture<String> answer(ServerSocket service) {
        return CompletableFuture.supplyAsync(() -> {
            try (Socket client = service.accept()) {
                String head = head(client.getInputStream());
                client.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{\"a\":1}"
                                .getBytes(StandardCharsets.UTF_8));
                return head;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private static CompletableFuture<String> tunnel(ServerSocket proxy, int port) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                Socket client = proxy.accept();
                String head = head(client.getInputStream());
                Socket service = new Socket(InetAddress.getLoopbackAddress(), port);
                client.getOutputStream().write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                copy(client.getInputStream(), service.getOutputStream());
                copy(service.getInputStream(), client.getOutputStream());
                return head;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    private static void copy(InputStream from, OutputStream to) {
        Thread copying = new Thread(() -> {
            try (to) {
                from.transferTo(to);
            } catch (IOException ended) {
                // As connections do.
            }
        });
        copying.setDaemon(true);
        copying.start();
    }

    /** Serves with a certificate of its own for portal.test, which is in {@code ca.pem}. */
    private ServerSocket tlsService() throws Exception {
        Path store = folder.resolve("service.p12");
        keytool(
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-dname",
                "CN=portal.test",
                "-ext",
                "SAN=dns:portal.test",
                "-keyalg",
                "EC",
                "-alias",
                "service");
        keytool(
                "-exportcert",
                "-rfc",
                "-keystore",
                store.toString(),
                "-alias",
                "service",
                "-file",
                folder.resolve("ca.pem").toString());
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
    }
}
