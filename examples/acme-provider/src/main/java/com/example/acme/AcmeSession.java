package com.example.acme;

import feign.RequestLine;
import io.keyaudit.Access;
import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.PermissionSet;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.FeignConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeResolution;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one Acme. */
final class AcmeSession implements ProviderSession {
    private static final AllowedCall WHO_AM_I = AllowedCall.get("/v2/token");
    private static final int LAST = 4;

    private final ProviderContext context;
    private final GuardedHttp http;

    AcmeSession(ProviderContext context) {
        this.context = context;
        this.http = GuardedHttp.builder(context)
                .limit(AcmeProvider.LIMIT)
                .allow(WHO_AM_I)
                .callBudget(AcmeProvider.CALLS)
                .errors(AcmeSession::error)
                .build();
    }

    interface AcmeApi {
        @RequestLine("GET /v2/token")
        JsonAnswer token();
    }

    @Override
    public KeySnapshot inspect(Credentials credentials) throws ProviderException {
        String token = credentials.get(AcmeProvider.TOKEN).reveal();
        FeignConversation<AcmeApi> acme =
                http.converse(AcmeApi.class, credentials, (request, at) -> request.header("X-Acme-Token", token));
        JsonAnswer told = acme.call(AcmeApi::token);
        String end = told.field("endsWith").asString();
        if (end.length() != LAST || !token.endsWith(end)) {
            throw new ProviderException(
                    FailureKind.PROTOCOL, "Acme answered about another token than the one that asked");
        }
        List<String> scopes = told.field("scopes").asStrings();
        List<String> addresses = told.field("allowedIps").asStrings();
        ScopeResolution resolved = AcmeScopes.resolve(scopes);
        Fact<Instant> expires = Fact.knownOrNone(expires(told));
        return new KeySnapshot(
                AcmeProvider.ID,
                context.endpoint(),
                resolved.permissions(),
                scopes,
                resolved.unrecognized(),
                state(told.field("enabled").asBoolean(), expires),
                attributes(told, end, expires, resolved.permissions()),
                acme.evidence(
                        Evidence.Method.INTROSPECTED,
                        Map.of("allowedIps", addresses.isEmpty() ? "any" : String.join(", ", addresses))));
    }

    private static Optional<Instant> expires(JsonAnswer told) throws HttpException {
        Optional<JsonAnswer> expires = told.optional("expires");
        if (expires.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(expires.get().asString()));
        } catch (DateTimeException other) {
            throw expires.get().notUnderstood("is not a time");
        }
    }

    private KeyState state(boolean enabled, Fact<Instant> expires) {
        boolean over = expires.toOptional()
                .filter(time -> !time.isAfter(context.clock().instant()))
                .isPresent();
        return over ? KeyState.EXPIRED : enabled ? KeyState.ACTIVE : KeyState.INACTIVE;
    }

    private static KeyAttributes attributes(
            JsonAnswer told, String end, Fact<Instant> expires, PermissionSet permissions) throws HttpException {
        Grant tokens = permissions.grant("tokens", Access.WRITE);
        return KeyAttributes.unknown()
                .withId(Fact.known(told.field("id").asString()))
                .withLabel(Fact.known(told.field("name").asString()))
                .withHint(Fact.known("acme_***" + end))
                .withExpiresAt(expires)
                .withManagesKeys(tokens == Grant.UNKNOWN ? Fact.unknown() : Fact.known(tokens == Grant.GRANTED));
    }

    /** What Acme has to say against a request, in words of its own. */
    private static Optional<HttpException> error(HttpAnswer answer) {
        Optional<String> code =
                answer.json().flatMap(json -> json.findField("error")).flatMap(JsonAnswer::findString);
        if (answer.status() == 403 && code.filter("ip_not_allowed"::equals).isPresent()) {
            return Optional.of(new HttpException(
                    FailureKind.FORBIDDEN,
                    "Acme takes this token from other addresses only; ask from one of those",
                    403));
        }
        if (answer.status() == 401 && code.filter("token_expired"::equals).isPresent()) {
            return Optional.of(new HttpException(FailureKind.REJECTED, "the token is expired", 401));
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is held: the JDK's client is shared by all sessions.
    }
}
