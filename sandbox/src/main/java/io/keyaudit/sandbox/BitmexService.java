package io.keyaudit.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** BitMEX on loopback: {@code GET /api/v1/apiKey}, which lists all keys of the account. Thread-safe. */
public final class BitmexService extends ExchangeService<BitmexKey> {
    private static final String KEYS = "/api/v1/apiKey";
    /** Seconds; an old client's microseconds lie in a far future, and are accepted as well. */
    private static final Pattern EXPIRES = Pattern.compile("[0-9]{10,16}");

    private final List<BitmexKey> keys = new CopyOnWriteArrayList<>();

    private BitmexService(ExchangeOptions options) {
        super("bitmex", options, KEYS);
    }

    /** Starts a service without keys, with the default options. */
    public static BitmexService start() {
        return start(ExchangeOptions.defaults());
    }

    /**
     * Starts a service without keys.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static BitmexService start(ExchangeOptions options) {
        return new BitmexService(options);
    }

    /** Accepts the key from now on; lists hold the keys of an account in the order they were added. */
    @Override
    public void addKey(BitmexKey key) {
        keys.removeIf(other -> other.apiKey().equals(key.apiKey()));
        keys.add(key);
        super.addKey(key);
    }

    @Override
    Reply answer(Request request) {
        return request.method().equals("GET") && request.path().equals(KEYS) ? list(request) : Reply.empty(404);
    }

    private Reply list(Request request) {
        String expires = request.header("api-expires").orElse("");
        if (!EXPIRES.matcher(expires).matches() || Long.parseLong(expires) <= now().getEpochSecond()) {
            return BitmexErrors.expired(now()).asReply();
        }
        return key(request.header("api-key").orElse(""))
                .filter(key -> key.status() == KeyStatus.ACTIVE)
                .map(key -> list(request, expires, key))
                .orElseGet(BitmexErrors.BAD_KEY::asReply);
    }

    private Reply list(Request request, String expires, BitmexKey key) {
        String query = request.query().isEmpty() ? "" : "?" + request.query();
        String message = "GET" + request.path() + query + expires + request.body();
        byte[] expected = Signatures.hmac("HmacSHA256", utf8(key.signingKey().secret()), utf8(message));
        byte[] actual =
                Signatures.fromLowerCaseHex(request.header("api-signature").orElse(""));
        if (!Signatures.same(expected, actual)) {
            return BitmexErrors.BAD_SIGNATURE.asReply();
        }
        List<Object> listed = new ArrayList<>();
        for (BitmexKey other : keys) {
            if (other.account().equals(key.account())) {
                listed.add(row(other.equals(key) ? described(key) : other));
            }
        }
        return Reply.json(200, listed);
    }

    private static Map<String, Object> row(BitmexKey key) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", key.apiKey());
        row.put("secret", key.signingKey().secret());
        row.put("name", key.label());
        row.put("nonce", 0);
        row.put("cidr", key.addresses().isEmpty() ? "" : key.addresses().get(0));
        row.put("cidrs", key.addresses());
        row.put("permissions", key.words());
        row.put("targetAccountId", Long.parseLong(key.account()));
        row.put("enabled", key.enabled());
        row.put("userId", Long.parseLong(key.account()));
        row.put("created", key.createdAt().toString());
        return row;
    }
}
