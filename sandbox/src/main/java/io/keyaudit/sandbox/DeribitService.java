package io.keyaudit.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Deribit on loopback: {@code POST /api/v2/public/auth}, which answers a token and narrows its scope to what the key has,
 * {@code GET /api/v2/private/list_api_keys}, which lists all keys of the user with their secrets, and {@code GET
 * /api/v2/public/get_time}. Thread-safe.
 */
public final class DeribitService extends ExchangeService<DeribitKey> {
    private static final String AUTH = "/api/v2/public/auth";
    private static final String EXPIRES = "expires:";
    private static final String SESSION = "session:";
    private static final int LONGEST_LIFE = 31_536_000;

    private final List<DeribitKey> keys = new CopyOnWriteArrayList<>();
    private final List<Integer> tokenLives = new CopyOnWriteArrayList<>();
    private final DeribitCaller callers;
    private volatile boolean listsProtected;

    private DeribitService(ExchangeOptions options) {
        super("deribit", options, AUTH);
        callers = new DeribitCaller(
                id -> key(id).filter(key -> key.status() == KeyStatus.ACTIVE && isCallerListed(key)),
                time -> isWithin(DeribitCaller.WINDOW, time));
    }

    /** Starts a service without keys, with the default options. */
    public static DeribitService start() {
        return start(ExchangeOptions.defaults());
    }

    /**
     * Starts a service without keys.
     *
     * @throws java.io.UncheckedIOException if the port is taken
     */
    public static DeribitService start(ExchangeOptions options) {
        return new DeribitService(options);
    }

    /** Accepts the key from now on; lists hold the keys of a user in the order they were added. */
    @Override
    public void addKey(DeribitKey key) {
        keys.removeIf(other -> other.apiKey().equals(key.apiKey()));
        keys.add(key);
        super.addKey(key);
    }

    /** Returns how many seconds each token so far lives, in order. */
    public List<Integer> tokenLives() {
        return List.copyOf(tokenLives);
    }

    /** Answers a challenge for a security key instead of lists from now on. */
    public void protectLists() {
        listsProtected = true;
    }

    @Override
    Reply answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /api/v2/public/get_time" -> result(BigDecimal.ONE, now().toEpochMilli());
            case "POST " + AUTH -> authenticate(request);
            case "GET /api/v2/private/list_api_keys" -> list(request);
            default -> Reply.empty(404);
        };
    }

    private Reply authenticate(Request request) {
        Map<?, ?> call = fields(request.body());
        if (!"public/auth".equals(call.get("method")) || !(call.get("params") instanceof Map<?, ?> parameters)) {
            return DeribitErrors.BAD_PARAMETERS.asReply();
        }
        Object grant = parameters.get("grant_type");
        if ("client_credentials".equals(grant)) {
            String id = String.valueOf(parameters.get("client_id"));
            return callers.bySecret(id, String.valueOf(parameters.get("client_secret")))
                    .map(key -> token(call.get("id"), parameters, key))
                    .orElseGet(DeribitErrors.BAD_CREDENTIALS::asReply);
        }
        if (!"client_signature".equals(grant)) {
            return DeribitErrors.BAD_PARAMETERS.asReply();
        }
        if (key(String.valueOf(parameters.get("client_id"))).isEmpty()) {
            return DeribitErrors.BAD_CREDENTIALS.asReply();
        }
        return callers.bySignature(parameters)
                .map(key -> token(call.get("id"), parameters, key))
                .orElseGet(DeribitErrors.UNAUTHORIZED::asReply);
    }

    private Reply token(@Nullable Object id, Map<?, ?> parameters, DeribitKey key) {
        String wanted = parameters.get("scope") instanceof String scope ? scope : "";
        String token = UUID.randomUUID().toString();
        callers.remember(token, key);
        tokenLives.add(life(wanted));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("access_token", token);
        result.put("expires_in", life(wanted));
        result.put("refresh_token", UUID.randomUUID().toString());
        result.put("scope", String.join(" ", scope(wanted, described(key))));
        result.put("enabled_features", List.of());
        result.put("token_type", "bearer");
        return result(id, result);
    }

    /** What was asked for, narrowed to what the key has; and what the service adds by itself. */
    private static Set<String> scope(String wanted, DeribitKey key) {
        Set<String> scope = new TreeSet<>(key.words());
        scope.add("connection");
        for (String word : wanted.split(" ", -1)) {
            String[] parts = word.split(":", 2);
            String level = key.scopes().get(parts[0]);
            if (word.startsWith(EXPIRES) || word.startsWith(SESSION)) {
                scope.add(word);
            } else if (parts.length == 2 && level != null) {
                scope.add(parts[0] + ":" + (level.equals("read_write") ? parts[1] : level));
            }
        }
        return scope;
    }

    private static int life(String wanted) {
        for (String word : wanted.split(" ", -1)) {
            if (word.matches(EXPIRES + "[0-9]{1,8}")) {
                return Math.min(LONGEST_LIFE, Integer.parseInt(word.substring(EXPIRES.length())));
            }
        }
        return LONGEST_LIFE;
    }

    private Reply list(Request request) {
        if (request.header("Authorization").isEmpty()) {
            return DeribitErrors.NO_AUTHORIZATION.asReply();
        }
        Optional<DeribitKey> caller = callers.byHeader(request);
        if (caller.isEmpty()) {
            return DeribitErrors.UNAUTHORIZED.asReply();
        }
        if (!caller.get().scopes().getOrDefault("account", "none").startsWith("read")) {
            return DeribitErrors.FORBIDDEN.asReply();
        }
        if (listsProtected) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("jsonrpc", "2.0");
            body.put("security_key_authorization_required", true);
            body.put("challenge", "Hso5v7lT2MwKXXpAFEnYUGL4FlFjFuLTw3nhAhPNdLs=");
            return Reply.json(200, body);
        }
        return result(
                null,
                keys.stream()
                        .filter(other -> other.account().equals(caller.get().account()))
                        .map(other -> row(other.equals(caller.get()) ? described(other) : other))
                        .toList());
    }

    private Map<String, Object> row(DeribitKey key) {
        List<String> scopes = new ArrayList<>();
        key.scopes().forEach((scope, level) -> scopes.add(scope + ":" + level));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("timestamp", key.changedAt().toEpochMilli());
        row.put("max_scope", String.join(" ", scopes));
        row.put("id", keys.indexOf(key) + 1);
        row.put("enabled", key.status() == KeyStatus.ACTIVE);
        row.put("default", false);
        row.put("client_secret", key.signingKey().secret());
        row.put("client_id", key.apiKey());
        row.put("name", key.label());
        if (!key.addresses().isEmpty()) {
            row.put("ip_whitelist", key.addresses());
        }
        row.put("enabled_features", List.of());
        return row;
    }

    private static Map<?, ?> fields(String body) {
        try {
            return JsonReader.read(body) instanceof Map<?, ?> fields ? fields : Map.of();
        } catch (MalformedJsonException e) {
            return Map.of();
        }
    }

    private static Reply result(@Nullable Object id, Object result) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("jsonrpc", "2.0");
        if (id != null) {
            body.put("id", id);
        }
        body.put("result", result);
        return Reply.json(200, body);
    }
}
