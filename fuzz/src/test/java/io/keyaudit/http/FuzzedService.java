package io.keyaudit.http;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.spi.Network;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.spi.Ticker;
import io.keyaudit.spi.Timeouts;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A service that gives the answers a fuzzed input holds. A provider asks it through everything of ours that stands
 * between it and the network, and without waiting.
 */
public final class FuzzedService {
    private static final Endpoint ENDPOINT = Endpoint.parse("https://fuzzed.example.com");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private static final Map<Network, Transport> TRANSPORTS = transports();

    private final CannedClient client;

    private FuzzedService(CannedClient client) {
        this.client = client;
    }

    /** Gives the input's answers. */
    public static FuzzedService of(byte[] input) {
        return new FuzzedService(new CannedClient(CannedAnswer.in(input)));
    }

    /**
     * What the provider makes of the answers.
     *
     * @throws ProviderException as a provider can; anything else that is thrown is a defect
     */
    public KeySnapshot inspect(PermissionProvider provider, Map<String, String> options, Credentials key)
            throws ProviderException {
        try (ProviderSession session = open(provider, options)) {
            return session.inspect(key);
        }
    }

    /**
     * What the provider lists by the answers.
     *
     * @throws ProviderException as a provider can; anything else that is thrown is a defect
     */
    public KeyListing list(PermissionProvider provider, Credentials key, Consumer<? super KeySnapshot> each)
            throws ProviderException {
        try (ProviderSession session = open(provider, Map.of())) {
            return session.inventory().orElseThrow().list(key, each);
        }
    }

    private ProviderSession open(PermissionProvider provider, Map<String, String> options) throws ProviderException {
        TRANSPORTS.put(Network.OF_THE_JVM, client);
        Ticker ticker = new InstantTicker();
        return provider.open(
                new ProviderContext(ENDPOINT, options, CLOCK, ticker, Timeouts.DEFAULT, RateLimiters.create(ticker)));
    }

    /** Whether there was a request of this path. */
    public boolean asked(String path) {
        return client.last(path).isPresent();
    }

    /** The status of the answer that came last to a request of this path. */
    public int lastStatus(String path) {
        return client.last(path).orElseThrow().status();
    }

    /** The text of the answer that came last to a request of this path, if it is flawless UTF-8. */
    public Optional<String> lastText(String path) {
        try {
            ByteBuffer body = ByteBuffer.wrap(client.last(path).orElseThrow().body());
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(body).toString());
        } catch (CharacterCodingException flawed) {
            return Optional.empty();
        }
    }

    // A network would cost more than all the rest, and nothing but a test needs to put another in its place.
    @SuppressWarnings("unchecked")
    private static Map<Network, Transport> transports() {
        try {
            Field byNetwork = Transports.class.getDeclaredField("BY_NETWORK");
            byNetwork.setAccessible(true);
            return (Map<Network, Transport>) byNetwork.get(null);
        } catch (ReflectiveOperationException moved) {
            throw new IllegalStateException(moved);
        }
    }

    /** Time that passes only when somebody sleeps, and then at once. */
    private static final class InstantTicker implements Ticker {
        private long now;

        @Override
        public synchronized long nanoTime() {
            return now;
        }

        @Override
        public synchronized void sleep(long nanos) {
            now += Math.max(0, nanos);
        }
    }
}
