package io.keyaudit.exchange;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.testkit.VirtualTicker;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;

/**
 * The first request that an inspection sends, as it arrives.
 *
 * @param line such as {@code GET /v5/user/query-api}
 * @param headers by their names in lower case
 */
public record Wire(String line, Map<String, String> headers, String body) {
    private static final int PATIENCE_SECONDS = 20;

    /** Inspects a key at that time, at a server that records the request and answers that there is nothing. */
    public static Wire of(
            PermissionProvider provider, Map<String, String> credentials, Map<String, String> options, Instant now)
            throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FutureTask<Wire> recording = new FutureTask<>(() -> record(server));
            Thread recorder = new Thread(recording, "wire");
            recorder.setDaemon(true);
            recorder.start();
            VirtualTicker ticker = new VirtualTicker();
            ProviderContext context = new ProviderContext(
                    new Endpoint(URI.create("http://127.0.0.1:" + server.getLocalPort())),
                    provider.describe().optionValues(options),
                    Clock.fixed(now, ZoneOffset.UTC),
                    ticker,
                    Timeouts.DEFAULT,
                    RateLimiters.create(ticker));
            Map<String, Secret> secrets = new TreeMap<>();
            credentials.forEach((name, value) -> secrets.put(name, Secret.of(value)));
            try (ProviderSession session = provider.open(context)) {
                Assertions.assertThatExceptionOfType(ProviderException.class)
                        .isThrownBy(() -> session.inspect(Credentials.of(secrets)));
            }
            return recording.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static Wire record(ServerSocket server) throws IOException {
        try (Socket client = server.accept()) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String line = line(in);
            Map<String, String> headers = new TreeMap<>();
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                String[] parts = header.split(":", 2);
                headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1].strip());
            }
            int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
            String body = new String(in.readNBytes(length), ISO_8859_1);
            client.getOutputStream().write("HTTP/1.1 404 Nothing\r\nContent-Length: 0\r\n\r\n".getBytes(ISO_8859_1));
            return new Wire(line.replace(" HTTP/1.1", ""), headers, body);
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }
}
