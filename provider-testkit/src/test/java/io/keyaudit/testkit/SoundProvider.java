package io.keyaudit.testkit;

import static io.keyaudit.FailureKind.PROTOCOL;
import static io.keyaudit.FailureKind.TIMEOUT;
import static io.keyaudit.FailureKind.UNAVAILABLE;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Sensitivity;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.EmptyList;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.RateLimit;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.ScopeResolution;
import io.keyaudit.spi.ScopeTable;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the contract, in pieces of which a broken provider replaces one. The service tells scopes in two
 * answers, and in a header of the first. */
public class SoundProvider implements PermissionProvider {
    static final String OWN = "/v1/key";
    static final String INHERITED = "/v1/inherited";

    /** The header with the key's scopes for teams. */
    static final String TEAMS = "X-Team-Scopes";

    static final ScopeTable TABLE = ScopeTable.builder()
            .emptyList(EmptyList.NO_ACCESS)
            .resource("files", access("Read files"), access("Change files"))
            .resource("rooms", access("Read rooms"), access("Change rooms"))
            .scope("files:read", "Reads files", "files:read")
            .scope("files:write", "Changes files", "files:write")
            .resource("teams", access("Read teams"), access("Change teams"))
            .scope("rooms:read", "Reads rooms", "rooms:read")
            .scope("teams:read", "Reads teams", "teams:read")
            .scope("teams:write", "Changes teams", "teams:write")
            .build();

    private static final int LARGEST_BODY = 1 << 20;
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().executor(Runnable::run).build();
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** An answer of the service. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, String contentType, List<String> teams, byte[] body) {
        Answer {
            body = body.clone();
        }
    }

    /** As ServiceLoader makes it. */
    public SoundProvider() {}

    /** Returns whether it matters at which place an answer is damaged. */
    boolean readsByPlace() {
        return getClass() == SoundProvider.class;
    }

    /** How long an inspection is waited for, on a busy machine, too. */
    Duration patience() {
        return Duration.ofSeconds(20);
    }

    private static AccessInfo access(String meaning) {
        return AccessInfo.of(meaning, Sensitivity.MODERATE);
    }

    @Override
    public String id() {
        return "sound";
    }

    String displayName() {
        return "Sound";
    }

    CredentialField credential() {
        return CredentialField.secret("token", "The token, from the service's settings");
    }

    ScopeTable table() {
        return TABLE;
    }

    int calls() {
        return 2;
    }

    @Override
    public ProviderDescription describe() {
        return ProviderDescription.builder(displayName())
                .credentials(credential())
                .scopes(table())
                .callsPerInspection(calls())
                .answersIdentifyKey()
                .rateLimit(RateLimit.NONE)
                .build();
    }

    @Override
    public ProviderSession open(ProviderContext context) {
        return new SoundSession(this, context);
    }

    HttpClient client() {
        return CLIENT;
    }

    Optional<byte[]> capped(byte[] body) {
        return body.length > LARGEST_BODY ? Optional.empty() : Optional.of(body);
    }

    String path(String path, Credentials credentials) {
        return path;
    }

    KeySnapshot inspect(ProviderContext context, Credentials credentials) throws ProviderException {
        List<String> calls = new ArrayList<>();
        List<String> scopes = new ArrayList<>();
        for (String path : List.of(OWN, INHERITED)) {
            calls.add("GET " + path);
            scopes.addAll(scopes(path, ask(context, path, credentials), credentials));
        }
        return snapshot(context, scopes, calls, credentials);
    }

    Answer ask(ProviderContext context, String path, Credentials credentials) throws ProviderException {
        RateLimiter limiter = context.rateLimiters().forHost(context.endpoint().authority(), RateLimit.NONE);
        try (RateLimiter.Slot slot = limiter.acquire()) {
            Answer answer = send(context, path, credentials);
            if (answer.status() == 429) {
                limiter.refused(slot, Optional.empty());
            }
            return answer;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ProviderException.cancelled();
        }
    }

    Answer send(ProviderContext context, String path, Credentials credentials)
            throws ProviderException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(context.endpoint() + path(path, credentials)))
                .header("Authorization", authorization(credentials))
                .build();
        CompletableFuture<Answer> answering =
                client().sendAsync(request, SoundProvider::body).thenApply(SoundProvider::answer);
        try {
            Answer answer = await(answering, context);
            if (capped(answer.body()).isEmpty()) {
                throw new ProviderException(PROTOCOL, "the answer is too long");
            }
            return answer;
        } catch (TimeoutException late) {
            answering.cancel(true);
            throw new ProviderException(TIMEOUT, "no answer in time");
        } catch (ExecutionException broken) {
            throw broken(credentials);
        }
    }

    ProviderException broken(Credentials credentials) {
        return new ProviderException(UNAVAILABLE, "the connection broke");
    }

    Answer await(CompletableFuture<Answer> answering, ProviderContext context)
            throws InterruptedException, ExecutionException, TimeoutException {
        return answering.get(context.timeouts().total().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static HttpResponse.BodySubscriber<byte[]> body(HttpResponse.ResponseInfo info) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        return HttpResponse.BodySubscribers.mapping(
                HttpResponse.BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(read::writeBytes)),
                end -> read.toByteArray());
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("Content-Type").orElse(""),
                response.headers().allValues(TEAMS),
                response.body());
    }

    FailureKind kind(Answer answer) {
        return switch (answer.status()) {
            case 401 -> FailureKind.REJECTED;
            case 403 -> text(answer).contains("revoked") ? FailureKind.REJECTED : FailureKind.FORBIDDEN;
            case 429 -> FailureKind.RATE_LIMITED;
            default -> answer.status() >= 500 ? UNAVAILABLE : PROTOCOL;
        };
    }

    static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    String message(Answer answer, Credentials credentials) {
        return "the service answered with status " + answer.status();
    }

    List<String> scopes(String path, Answer answer, Credentials credentials) throws ProviderException {
        if (answer.status() != 200) {
            throw new ProviderException(kind(answer), message(answer, credentials));
        }
        JsonNode root = parse(answer.body());
        if (!names(root.get("key"), credentials)) {
            throw notUnderstood();
        }
        List<String> scopes = scopes(root.get("scopes"));
        if (path.equals(OWN)) {
            scopes.addAll(teams(answer.teams()));
        }
        return scopes;
    }

    List<String> teams(List<String> headers) throws ProviderException {
        if (headers.isEmpty()) {
            throw notUnderstood();
        }
        return List.of(String.join(",", headers).split(" *, *"));
    }

    boolean names(@Nullable JsonNode key, Credentials credentials) {
        return key != null && key.isString() && key.stringValue().equals(hint(credentials));
    }

    /** The part of the key that answers name. */
    static String hint(Credentials credentials) {
        return credentials.get("token").reveal().substring(6, 10);
    }

    String authorization(Credentials credentials) {
        return "Bearer " + credentials.get("token").reveal();
    }

    JsonNode parse(byte[] body) throws ProviderException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException malformed) {
            throw notUnderstood();
        }
    }

    List<String> scopes(@Nullable JsonNode listed) throws ProviderException {
        if (listed == null || !listed.isArray()) {
            throw notUnderstood();
        }
        List<String> scopes = new ArrayList<>();
        for (JsonNode scope : listed) {
            if (!scope.isString()) {
                throw notUnderstood();
            }
            scopes.add(scope.stringValue());
        }
        return scopes;
    }

    static ProviderException notUnderstood() {
        return new ProviderException(PROTOCOL, "the answer is not understood");
    }

    KeySnapshot snapshot(ProviderContext context, List<String> scopes, List<String> calls, Credentials credentials) {
        ScopeResolution resolved = resolve(scopes);
        return new KeySnapshot(
                id(),
                context.endpoint(),
                resolved.permissions(),
                scopes,
                resolved.unrecognized(),
                KeyState.ACTIVE,
                attributes(credentials),
                new Evidence(
                        Evidence.Method.INTROSPECTED, calls, context.clock().instant(), Map.of()));
    }

    KeyAttributes attributes(Credentials credentials) {
        return KeyAttributes.unknown();
    }

    ScopeResolution resolve(List<String> scopes) {
        return TABLE.resolve(scopes);
    }

    /** For the names of tests. */
    @Override
    public String toString() {
        return getClass().getSimpleName();
    }
}
