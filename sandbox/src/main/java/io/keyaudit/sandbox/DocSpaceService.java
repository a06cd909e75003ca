package io.keyaudit.sandbox;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A DocSpace portal on loopback: it issues keys, and its routes let them do exactly what the real ones would.
 *
 * <p>Below {@code /api/2.0}, {@code /keys} is whole. GET, POST, PUT, DELETE and PATCH at and below {@code /files},
 * {@code /files/rooms}, {@code /people}, {@code /people/@self}, {@code /group}, {@code /settings}, {@code /portal},
 * {@code /security} and {@code /backup} answer 200 and nothing of interest, or refuse: the first five by their own
 * scopes, the others by the global ones. Any other path is answered 404 to a key that the global scopes let through.
 * The case of a path makes no difference. Limits on calls at once are left out.
 *
 * <p>Thread-safe.
 */
public final class DocSpaceService implements AutoCloseable {
    private static final String API = "/api/2.0";
    private static final Pattern PATH =
            Pattern.compile(Pattern.quote(API) + "(?:/(?!\\.{1,2}(?:/|$))[^/]+)+/?", Pattern.CASE_INSENSITIVE);
    private static final String BEARER = "Bearer ";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH");

    private final PortalVersion version;
    private final boolean limited;
    private final IssuedKeys keys;
    private final DocSpaceKeysApi keysApi;
    private final DocSpaceLimits limits;
    private final LoopbackServer server;
    private final AtomicReference<@Nullable LostMessage> nextLoss = new AtomicReference<>();

    private DocSpaceService(DocSpaceOptions options) {
        version = PortalVersion.parse(options.version());
        limited = options.limits();
        keys = new IssuedKeys(options.clock());
        keysApi = new DocSpaceKeysApi(version, options.clock(), keys);
        limits = new DocSpaceLimits(options.clock());
        server = LoopbackServer.start("docspace", options.port(), this::answer);
    }

    /** Returns an empty portal with the default options. */
    public static DocSpaceService start() {
        return start(DocSpaceOptions.defaults());
    }

    /**
     * Returns an empty portal.
     *
     * @throws java.io.UncheckedIOException when the port is taken
     * @throws IllegalArgumentException when the version is not one
     */
    public static DocSpaceService start(DocSpaceOptions options) {
        return new DocSpaceService(options);
    }

    /** Returns the portal's address, without a path. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** Creates the key past all checks and limits, and gives its whole secret, {@code sk-...}. */
    public String createKey(PortalKey details) {
        return keys.issue(details).secret();
    }

    /** Loses the next request that would change keys, or the answer to it. */
    public void loseNextChange(LostMessage lost) {
        nextLoss.set(lost);
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(Request request) {
        LostMessage lost = request.method().equals("GET") ? null : nextLoss.getAndSet(null);
        if (lost == LostMessage.REQUEST) {
            return Reply.NONE;
        }
        Reply reply = execute(request);
        return lost == null ? reply : Reply.NONE;
    }

    private Reply execute(Request request) {
        if (!PATH.matcher(request.path()).matches()) {
            return Reply.empty(404);
        }
        if (!METHODS.contains(request.method())) {
            return Reply.empty(405);
        }
        return request.header("Authorization")
                .filter(value -> value.startsWith(BEARER))
                .flatMap(value -> keys.use(value.substring(BEARER.length())))
                .map(caller -> answer(request, caller))
                .orElse(Reply.empty(401));
    }

    private Reply answer(Request request, IssuedKey caller) {
        String path =
                withoutTrailingSlash(request.path().substring(API.length()).toLowerCase(Locale.ROOT));
        return refusal(request.method(), path, caller.details()).orElseGet(() -> {
            if (isAboutKeys(path)) {
                return keysApi.answer(request, path.substring("/keys".length()), caller);
            }
            return DocSpaceRoute.exists(path) ? DocSpaceReplies.success(request, Map.of(), 1) : Reply.empty(404);
        });
    }

    private Optional<Reply> refusal(String method, String path, PortalKey key) {
        DocSpaceRoute route = DocSpaceRoute.of(path);
        return limitRefusal(method, path, key.owner())
                .or(() -> isOpenToAll(method, path) || route.opens(method, key.permissions())
                        ? Optional.empty()
                        : Optional.of(Reply.empty(403)))
                .or(() -> isAboutKeys(path) || route.isOpenTo(key.owner().role(), method)
                        ? Optional.empty()
                        : Optional.of(DocSpaceReplies.accessDenied()));
    }

    private Optional<Reply> limitRefusal(String method, String path, DocSpaceUser user) {
        boolean createsKey = method.equals("POST") && path.equals("/keys");
        return limited ? limits.refusal(user, method, createsKey) : Optional.empty();
    }

    private boolean isOpenToAll(String method, String path) {
        return (method.equals("GET") && path.equals("/keys/@self"))
                || (isAboutKeys(path) && version.opensKeysToEveryScope());
    }

    private static boolean isAboutKeys(String path) {
        return path.equals("/keys") || path.startsWith("/keys/");
    }

    private static String withoutTrailingSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
