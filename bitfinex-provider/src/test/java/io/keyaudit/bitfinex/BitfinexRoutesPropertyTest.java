package io.keyaudit.bitfinex;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Access;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.sandbox.BitfinexKey;
import io.keyaudit.sandbox.BitfinexOptions;
import io.keyaudit.sandbox.BitfinexScope;
import io.keyaudit.sandbox.BitfinexService;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the provider says a key can do is what the service's routes let it do: asked, and compared. */
class BitfinexRoutesPropertyTest {
    private static final int SEEDS = 25;
    private static final Map<String, String> PATHS = Map.of(
            "orders:read", "/v2/auth/r/orders",
            "orders:write", "/v2/auth/w/order/submit",
            "wallets:read", "/v2/auth/r/wallets",
            "wallets:write", "/v2/auth/w/transfer",
            "funding:read", "/v2/auth/r/funding/offers",
            "funding:write", "/v2/auth/w/funding/offer/submit",
            "withdraw:write", "/v2/auth/w/withdraw");

    private static BitfinexService exchange;

    @BeforeAll
    static void start() {
        exchange = BitfinexService.start(BitfinexOptions.defaults().withoutLimits());
    }

    @AfterAll
    static void stop() {
        exchange.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void thePairsAreWhatTheRoutesLetTheKeyDo(long seed) throws Exception {
        BitfinexKey key = BitfinexKey.of(scopes(new Random(seed)));
        exchange.addKey(key);

        KeySnapshot snapshot =
                Exchanges.inspect(exchange.endpoint(), key.apiKey(), key.apiSecret(), "micros", Clock.systemUTC());

        for (Map.Entry<String, String> path : PATHS.entrySet()) {
            int colon = path.getKey().indexOf(':');
            Access access = path.getKey().endsWith("read") ? Access.READ : Access.WRITE;
            Grant said = snapshot.permissions().grant(path.getKey().substring(0, colon), access);
            // A scope that the answer leaves out might be closed, but nobody said so.
            assertThat(said)
                    .as("%s of %s (seed %d)", path.getKey(), key.scopes(), seed)
                    .isIn(lets(key, path.getValue()) ? List.of(Grant.GRANTED) : List.of(Grant.DENIED, Grant.UNKNOWN));
            boolean answered =
                    key.scopes().stream().anyMatch(scope -> path.getKey().startsWith(scope.name() + ":"));
            assertThat(said != Grant.UNKNOWN).isEqualTo(answered);
        }
    }

    private static boolean lets(BitfinexKey key, String path) throws Exception {
        long nonce = exchange.lastNonce(key.apiKey()) + 1;
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(exchange.endpoint() + path).toURL().openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("bfx-nonce", String.valueOf(nonce));
        connection.setRequestProperty("bfx-apikey", key.apiKey());
        connection.setRequestProperty(
                "bfx-signature", RequestSignature.of(Secret.of(key.apiSecret()), path, nonce, body));
        connection.getOutputStream().write(body);
        return connection.getResponseCode() == 200;
    }

    private static List<BitfinexScope> scopes(Random random) {
        List<String> names = new ArrayList<>(List.of("orders", "wallets", "funding", "withdraw", "history", "new_one"));
        Collections.shuffle(names, random);
        return names.subList(0, 1 + random.nextInt(names.size())).stream()
                .map(name -> new BitfinexScope(name, random.nextBoolean(), random.nextBoolean()))
                .toList();
    }
}
