package io.keyaudit.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Bitfinex on loopback: signed calls, nonces, permissions and the rate limit as they really are.
 *
 * <p>Every call is a POST below {@code /v2/auth/}, signed, or with a token from {@code w/token} in {@code bfx-token}
 * instead; a token can do what its key can, does not lapse, and leaves the nonce alone. {@code r/permissions} and
 * {@code w/token} are open to any key; the first answers its scopes. The others answer an empty array to a key that has
 * the scope, and nothing else happens:
 *
 * <table>
 * <caption>Routes</caption>
 * <tr><th>scope<th>to read<th>to write
 * <tr><td>account<td>r/info/user<td>
 * <tr><td>history<td>r/ledgers/hist, r/trades/hist<td>
 * <tr><td>orders<td>r/orders<td>w/order/submit, w/order/cancel
 * <tr><td>positions<td>r/positions<td>w/position/claim
 * <tr><td>funding<td>r/funding/offers<td>w/funding/offer/submit, w/funding/offer/cancel
 * <tr><td>wallets<td>r/wallets<td>w/transfer
 * <tr><td>withdraw<td><td>w/withdraw
 * <tr><td>settings<td>r/settings<td>w/settings/set
 * <tr><td>bfxpay<td>r/ext/pay/invoices<td>w/ext/pay/invoice/create
 * </table>
 *
 * <p>Thread-safe.
 */
public final class BitfinexService implements AutoCloseable {
    private static final String PERMISSIONS = "/v2/auth/r/permissions";
    private static final String TOKEN = "/v2/auth/w/token";
    private static final Pattern NONCE = Pattern.compile("[0-9]{1,16}");
    private static final long LARGEST_NONCE = 9007199254740991L;

    private final Map<String, BitfinexAccount> accounts = new ConcurrentHashMap<>();
    private final Map<String, BitfinexKey> keysByToken = new ConcurrentHashMap<>();
    private final AtomicInteger rejections = new AtomicInteger();
    private final boolean limited;
    private final BitfinexLimit limit;
    private final LoopbackServer server;

    private BitfinexService(BitfinexOptions options) {
        limited = options.limits();
        limit = new BitfinexLimit(options.nanoTime());
        server = LoopbackServer.start("bitfinex", options.port(), this::answer);
    }

    /** Returns a service without keys, with the default options. */
    public static BitfinexService start() {
        return start(BitfinexOptions.defaults());
    }

    /**
     * Returns a service without keys.
     *
     * @throws java.io.UncheckedIOException when the port is taken
     */
    public static BitfinexService start(BitfinexOptions options) {
        return new BitfinexService(options);
    }

    /** Returns the service's address, without a path. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** Accepts the key from now on; it takes the place of one with the same API key. */
    public void addKey(BitfinexKey key) {
        accounts.put(key.apiKey(), new BitfinexAccount(key));
    }

    /**
     * Returns the largest nonce that the key has used.
     *
     * @throws IllegalArgumentException when there is no such key
     */
    public long lastNonce(String apiKey) {
        BitfinexAccount account = accounts.get(apiKey);
        if (account == null) {
            throw new IllegalArgumentException("No such key");
        }
        return account.lastNonce();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        return action(request).map(action -> admit(request, action)).orElse(Reply.empty(404));
    }

    private Reply admit(Request request, Function<BitfinexKey, Reply> action) {
        return limited && !limit.admits(request.client(), request.path())
                ? error(429, 11010, "ratelimit: error")
                : request.header("bfx-token")
                        .map(token -> answerToken(token, action))
                        .orElseGet(() -> answerSigned(request, action));
    }

    /** What the route does once the key is accepted. */
    private Optional<Function<BitfinexKey, Reply>> action(Request request) {
        if (!request.method().equals("POST")) {
            return Optional.empty();
        }
        if (request.path().equals(PERMISSIONS)) {
            return Optional.of(BitfinexService::permissions);
        }
        if (request.path().equals(TOKEN)) {
            return Optional.of(key -> Reply.json(200, List.of(createToken(key))));
        }
        return BitfinexRoute.of(request.path()).map(route -> key -> use(route, key));
    }

    private String createToken(BitfinexKey key) {
        String token = "pub:api:" + UUID.randomUUID();
        keysByToken.put(token, key);
        return token;
    }

    private Reply answerToken(String token, Function<BitfinexKey, Reply> action) {
        BitfinexKey key = keysByToken.get(token);
        return key == null ? rejection() : action.apply(key);
    }

    private Reply answerSigned(Request request, Function<BitfinexKey, Reply> action) {
        BitfinexAccount account = accounts.get(request.header("bfx-apikey").orElse(""));
        String nonce = request.header("bfx-nonce").orElse("");
        String signature = request.header("bfx-signature").orElse("");
        if (account == null || !account.hasSigned(request.path(), nonce, request.body(), signature)) {
            return rejection();
        }
        boolean accepted = NONCE.matcher(nonce).matches()
                && Long.parseLong(nonce) <= LARGEST_NONCE
                && account.accepts(Long.parseLong(nonce));
        return accepted ? action.apply(account.key()) : error(500, 10114, "nonce: small");
    }

    /** There are two texts, and neither tells an unknown key from a wrong secret: they take turns. */
    private Reply rejection() {
        boolean even = rejections.getAndIncrement() % 2 == 0;
        return error(500, 10100, even ? "apikey: digest invalid" : "apikey: invalid");
    }

    private static Reply permissions(BitfinexKey key) {
        return Reply.json(200, key.scopes().stream().map(BitfinexScope::row).toList());
    }

    private static Reply use(BitfinexRoute route, BitfinexKey key) {
        return route.isOpenTo(key) ? Reply.json(200, List.of()) : error(500, 10001, "api_key: permission invalid");
    }

    private static Reply error(int status, int code, String message) {
        return Reply.json(status, List.of("error", code, message));
    }
}
