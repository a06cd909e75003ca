package io.keyaudit.benchmarks;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.spi.Network;
import io.keyaudit.spi.ProviderContext;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Sends requests one after the other to a TLS service on loopback: each on a connection of its own, as providers do, and
 * all on one connection that is kept, by the JDK's client. Prints what one request
 * takes.
 */
public final class HandshakeRun {
    private static final String PASSWORD = "changeit";
    private static final double NANOS_IN_MILLI = 1e6;
    private static final byte[] ANSWER = "{\"scopes\":[\"files:read\"]}".getBytes(StandardCharsets.UTF_8);

    private HandshakeRun() {}

    private interface Sending {
        void send() throws Exception;
    }

    /** How many requests are measured, after half as many that warm up. */
    public static void main(String[] arguments) throws Exception {
        int requests = Integer.parseInt(arguments[0]);
        Path folder = Files.createTempDirectory("keyaudit-handshakes");
        KeyStore keys = certificate(folder);
        HttpsServer server = server(keys);
        try {
            String address = "https://127.0.0.1:" + server.getAddress().getPort();
            report("connections of their own", requests, ownConnections(address, folder.resolve("ca.pem")));
            report("one connection that is kept", requests, keptConnection(address, keys));
        } finally {
            server.stop(0);
        }
    }

    private static void report(String on, int requests, Sending sending) throws Exception {
        for (int request = 0; request < requests / 2; request++) {
            sending.send();
        }
        long start = System.nanoTime();
        long processorStart = ProcessorTime.nanos();
        for (int request = 0; request < requests; request++) {
            sending.send();
        }
        System.out.println(String.format(
                Locale.ROOT,
                "%d requests on %s: %.2f ms each, of which both sides' processor time is %.2f ms",
                requests,
                on,
                (System.nanoTime() - start) / NANOS_IN_MILLI / requests,
                (ProcessorTime.nanos() - processorStart) / NANOS_IN_MILLI / requests));
    }

    private static Sending ownConnections(String address, Path authority) throws IOException {
        ProviderContext context = ProviderContext.of(Endpoint.parse(address), Map.of())
                .with(Network.OF_THE_JVM.withAuthorities(authority));
        GuardedHttp http =
                GuardedHttp.builder(context).allow(AllowedCall.get("/key")).build();
        return () -> http.converse(Credentials.of(Map.of()), (request, at) -> request)
                .send(ServiceRequest.get("/key"))
                .body();
    }

    private static Sending keptConnection(String address, KeyStore keys) throws GeneralSecurityException {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        HttpClient client = HttpClient.newBuilder()
                .sslContext(context)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/key")).build();
        return () -> client.send(request, BodyHandlers.ofString());
    }

    private static HttpsServer server(KeyStore keys) throws IOException, GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        // Or head and body of an answer wait for each other.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.setExecutor(Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "service");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, ANSWER.length);
            exchange.getResponseBody().write(ANSWER);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** Makes a key pair with a certificate for loopback, which is in {@code ca.pem} then. */
    private static KeyStore certificate(Path folder)
            throws IOException, InterruptedException, GeneralSecurityException {
        String store = folder.resolve("service.p12").toString();
        keytool(
                "-genkeypair",
                "-keystore",
                store,
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-keyalg",
                "EC");
        keytool(
                "-exportcert",
                "-rfc",
                "-keystore",
                store,
                "-file",
                folder.resolve("ca.pem").toString());
        KeyStore keys = KeyStore.getInstance(Path.of(store).toFile(), PASSWORD.toCharArray());
        keys.setCertificateEntry("trusted", keys.getCertificate("service"));
        return keys;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-alias", "service", "-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        keytool.getInputStream().readAllBytes();
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool failed");
        }
    }
}
