package io.keyaudit.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Coinbase on loopback: {@code GET /api/v3/brokerage/key_permissions}, with a token of its own for each request, and
 * {@code GET /api/v3/brokerage/time}. Thread-safe.
 */
public final class CoinbaseService extends ExchangeService<CoinbaseKey> {
    private static final String PERMISSIONS = "/api/v3/brokerage/key_permissions";
    /** Tokens name the production host, wherever they are sent to. */
    private static final String URI = "GET api.coinbase.com" + PERMISSIONS;

    private static final int CALLS_A_SECOND = 30;

    private final Set<String> usedTokens = ConcurrentHashMap.newKeySet();
    private volatile @Nullable RandomGenerator mood;
    private volatile double refusedShare;

    private CoinbaseService(ExchangeOptions options) {
        super("coinbase", options, PERMISSIONS);
    }

    /** Starts a service without keys, with the default options. */
    public static CoinbaseService start() {
        return start(ExchangeOptions.defaults());
    }

    /**
     * Starts a service without keys.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static CoinbaseService start(ExchangeOptions options) {
        return new CoinbaseService(options);
    }

    /**
     * Answers 401 to a share of the valid tokens from now on, as the real service was seen to.
     *
     * @param random decides which; it must be safe for use by several threads
     * @param share from 0 to 1
     */
    public void refuseAtRandom(RandomGenerator random, double share) {
        refusedShare = share;
        mood = random;
    }

    @Override
    Reply answer(Request request) {
        if (!request.method().equals("GET")) {
            return Reply.empty(404);
        }
        return switch (request.path()) {
            case "/api/v3/brokerage/time" -> time();
            case PERMISSIONS -> permissions(request);
            default -> Reply.empty(404);
        };
    }

    private Reply time() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("iso", now().toString());
        body.put("epochSeconds", String.valueOf(now().getEpochSecond()));
        body.put("epochMillis", String.valueOf(now().toEpochMilli()));
        return Reply.json(200, body);
    }

    private Reply permissions(Request request) {
        return CoinbaseToken.read(request.header("Authorization").orElse(""))
                .filter(token -> token.isFor(URI) && token.isTimely(now().getEpochSecond()))
                .flatMap(token -> key(token.key())
                        .filter(key -> key.status() == KeyStatus.ACTIVE)
                        .filter(key -> token.isSignedBy(key.signingKey()))
                        .filter(key -> usedTokens.add(token.text())))
                .filter(key -> !isRefusedAtRandom())
                .map(this::permissions)
                .orElseGet(CoinbaseErrors.UNAUTHORIZED::asReply);
    }

    private boolean isRefusedAtRandom() {
        RandomGenerator random = mood;
        return random != null && random.nextDouble() < refusedShare;
    }

    private Reply permissions(CoinbaseKey key) {
        if (!isWithinLimit(key.account(), CALLS_A_SECOND, Duration.ofSeconds(1))) {
            return CoinbaseErrors.TOO_MANY_REQUESTS.asReply();
        }
        return isCallerListed(key) ? Reply.json(200, body(described(key))) : CoinbaseErrors.FORBIDDEN.asReply();
    }

    private static Map<String, Object> body(CoinbaseKey key) {
        Map<String, Object> body = new LinkedHashMap<>(key.flags());
        body.put("portfolio_uuid", key.portfolio());
        body.put("portfolio_type", key.portfolioType());
        return body;
    }
}
