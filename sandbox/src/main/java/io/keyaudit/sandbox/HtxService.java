package io.keyaudit.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * HTX on loopback: {@code GET /v1/common/timestamp}, and {@code GET /v2/user/uid} and {@code GET /v2/user/api-key}, signed in the query together with the host,
 * which is the production host or the one that was called. Thread-safe.
 */
public final class HtxService extends ExchangeService<HtxKey> {
    private static final String KEY = "/v2/user/api-key";
    private static final String UID = "/v2/user/uid";
    private static final String TIME = "/v1/common/timestamp";
    private static final String HOST = "api.huobi.pro";
    private static final String SIGNATURE = "Signature";
    /** The parameters that belong to the signature. */
    private static final Map<String, String> FIXED = Map.of("SignatureMethod", "HmacSHA256", "SignatureVersion", "2");

    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int CALLS = 20;
    private static final Duration CALLS_IN = Duration.ofSeconds(2);

    private final List<HtxKey> keys = new CopyOnWriteArrayList<>();
    private volatile boolean everyKeyListed;

    private HtxService(ExchangeOptions options) {
        super("htx", options, KEY);
    }

    /** Starts a service without keys, with the default options. */
    public static HtxService start() {
        return start(ExchangeOptions.defaults());
    }

    /**
     * Starts a service without keys.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static HtxService start(ExchangeOptions options) {
        return new HtxService(options);
    }

    /** Accepts the key from now on; lists hold the keys of an account in the order they were added. */
    @Override
    public void addKey(HtxKey key) {
        keys.removeIf(other -> other.apiKey().equals(key.apiKey()));
        keys.add(key);
        super.addKey(key);
    }

    /** Lists every key of the account from now on, also to a request that asks for one. */
    public void listEveryKey() {
        everyKeyListed = true;
    }

    @Override
    Reply answer(Request request) {
        if (request.path().equals(TIME) && request.method().equals("GET")) {
            return Reply.json(200, Map.of("status", "ok", "data", now().toEpochMilli()));
        }
        boolean known = request.path().equals(KEY) || request.path().equals(UID);
        return known && request.method().equals("GET") ? authenticate(request) : Reply.empty(404);
    }

    private Reply authenticate(Request request) {
        Map<String, String> parameters = parameters(request.query());
        Optional<HtxKey> key = key(parameters.getOrDefault("AccessKeyId", ""))
                .filter(candidate -> candidate.status() == KeyStatus.ACTIVE);
        if (key.isEmpty() || !isTimely(parameters.getOrDefault("Timestamp", ""))) {
            return HtxErrors.UNAUTHORIZED.asReply();
        }
        if (!parameters.entrySet().containsAll(FIXED.entrySet()) || !hasSigned(key.get(), request, parameters)) {
            return HtxErrors.BAD_SIGNATURE.asReply();
        }
        if (!isCallerListed(key.get())) {
            return HtxErrors.UNAUTHORIZED.asReply();
        }
        if (!isWithinLimit(key.get().apiKey(), CALLS, CALLS_IN)) {
            return HtxErrors.TOO_MANY_REQUESTS.asReply();
        }
        return request.path().equals(UID) ? success(Long.parseLong(key.get().account())) : list(parameters, key.get());
    }

    private Reply list(Map<String, String> parameters, HtxKey key) {
        String uid = parameters.get("uid");
        if (uid == null) {
            return HtxErrors.MISSING_FIELD.asReply();
        }
        if (!uid.equals(key.account())) {
            return HtxErrors.BAD_FIELD.asReply();
        }
        String wanted = parameters.get("accessKey");
        List<Object> listed = new ArrayList<>();
        for (HtxKey other : keys) {
            boolean asked = wanted == null || everyKeyListed || wanted.equals(other.apiKey());
            if (asked && other.account().equals(key.account())) {
                listed.add(row(other.equals(key) ? described(key) : other));
            }
        }
        return success(listed);
    }

    /** Returns whether all parameters but the signature are signed: sorted by their bytes, and encoded as they were sent. */
    private static boolean hasSigned(HtxKey key, Request request, Map<String, String> parameters) {
        String sorted = Arrays.stream(request.query().split("&", -1))
                .filter(parameter -> !parameter.startsWith(SIGNATURE + "="))
                .sorted()
                .reduce((one, next) -> one + "&" + next)
                .orElse("");
        byte[] signature = Signatures.fromBase64(parameters.getOrDefault(SIGNATURE, ""));
        String called = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
        return List.of(HOST, called).stream()
                .map(host -> "GET\n" + host + "\n" + request.path() + "\n" + sorted)
                .map(message ->
                        Signatures.hmac("HmacSHA256", utf8(key.signingKey().secret()), utf8(message)))
                .anyMatch(expected -> Signatures.same(expected, signature));
    }

    /** Returns the parameters, decoded; none if one comes twice. */
    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String parameter : query.split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals < 0
                    || parameters.put(
                                    parameter.substring(0, equals),
                                    URLDecoder.decode(parameter.substring(equals + 1), UTF_8))
                            != null) {
                return Map.of();
            }
        }
        return parameters;
    }

    /** Returns whether the text is the time of UTC to the second, without a zone, within five minutes. */
    private boolean isTimely(String timestamp) {
        try {
            long sent = LocalDateTime.parse(timestamp).toEpochSecond(ZoneOffset.UTC);
            boolean toTheSecond = timestamp.length() == "2023-11-14T22:13:20".length();
            return toTheSecond && Math.abs(now().getEpochSecond() - sent) <= WINDOW.toSeconds();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Map<String, Object> row(HtxKey key) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("accessKey", key.apiKey());
        row.put("status", key.state());
        row.put("note", key.note());
        row.put("permission", String.join(",", key.words()));
        row.put("ipAddresses", String.join(",", key.addresses()));
        row.put("validDays", key.validDays());
        row.put("createTime", key.createdAt().toEpochMilli());
        row.put("updateTime", key.updatedAt().toEpochMilli());
        return row;
    }

    private static Reply success(Object data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", 200);
        body.put("message", "success");
        body.put("data", data);
        body.put("ok", true);
        return Reply.json(200, body);
    }
}
