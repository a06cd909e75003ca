package com.example.hub;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.RemainingRequests;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeResolution;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks one Hub. */
final class HubSession implements ProviderSession {
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    private final ProviderContext context;
    private final GuardedHttp http;

    HubSession(ProviderContext context) {
        this.context = context;
        this.http = GuardedHttp.builder(context)
                .limit(HubProvider.LIMIT)
                .remaining(RemainingRequests.of(
                        "X-RateLimit-Remaining", "X-RateLimit-Reset", RemainingRequests.Form.EPOCH_SECONDS))
                .allow(AllowedCall.get("/user"))
                .callBudget(HubProvider.CALLS)
                .build();
    }

    @Override
    public KeySnapshot inspect(Credentials credentials) throws ProviderException {
        String token = credentials.get(HubProvider.TOKEN).reveal();
        HttpConversation hub =
                http.converse(credentials, (request, at) -> request.header("Authorization", "Bearer " + token));
        HttpAnswer answer = hub.send(ServiceRequest.get("/user"));
        List<String> scopes = scopes(answer);
        String login = answer.body().field("login").asString();
        ScopeResolution resolved = HubProvider.SCOPES.resolve(scopes);
        return KeySnapshot.builder("hub", context.endpoint())
                .permissions(resolved.permissions())
                .nativeScopes(scopes)
                .unrecognizedScopes(resolved.unrecognized())
                .state(KeyState.ACTIVE)
                .attributes(KeyAttributes.unknown()
                        .withOwner(Fact.known(new KeyOwner(login, login)))
                        .withExpiresAt(expiry(answer)))
                .evidence(hub.evidence(Evidence.Method.INTROSPECTED, Map.of()))
                .build();
    }

    /** A header that is missing says nothing; an empty one says that there are no scopes. */
    private static List<String> scopes(HttpAnswer answer) throws HttpException {
        String listed = answer.header("X-OAuth-Scopes")
                .orElseThrow(() -> new HttpException(
                        FailureKind.PROTOCOL, "the answer has no header X-OAuth-Scopes", answer.status()));
        return listed.isBlank() ? List.of() : List.of(COMMA.split(listed.strip()));
    }

    private static Fact<Instant> expiry(HttpAnswer answer) throws HttpException {
        Optional<String> stated = answer.header("X-Token-Expires");
        try {
            return stated.map(Instant::parse).map(Fact::known).orElse(Fact.none());
        } catch (DateTimeParseException unreadable) {
            throw new HttpException(
                    FailureKind.PROTOCOL, "the header X-Token-Expires holds no time", answer.status());
        }
    }

    @Override
    public void close() {}
}
