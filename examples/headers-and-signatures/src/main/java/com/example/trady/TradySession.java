package com.example.trady;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Secret;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.signing.Hash;
import io.keyaudit.http.signing.HmacKey;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeAnswer;
import io.keyaudit.spi.ScopeResolution;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks one Trady. */
final class TradySession implements ProviderSession {
    private static final ServiceRequest TIME = ServiceRequest.get("/api/time");

    private final ProviderContext context;
    private final GuardedHttp http;

    TradySession(ProviderContext context) {
        this.context = context;
        this.http = GuardedHttp.builder(context)
                .limit(TradyProvider.LIMIT)
                .allow(AllowedCall.get("/api/permissions", "timestamp", "signature"), AllowedCall.get("/api/time"))
                .callBudget(TradyProvider.CALLS)
                .errors(TradySession::error)
                .serviceTime(TIME, answer -> Instant.ofEpochMilli(answer.field("now").asLong()))
                .build();
    }

    /** Trady's codes, which can come with any status. */
    private static Optional<HttpException> error(HttpAnswer answer) {
        Optional<Long> code = answer.json().flatMap(json -> json.findField("code")).flatMap(JsonAnswer::findLong);
        return code.map(known -> switch (known.intValue()) {
            case -1021 -> HttpException.outOfTime("the clocks differ too much (-1021)", answer.status());
            case -2015 -> new HttpException(FailureKind.REJECTED, "Trady does not accept the key (-2015)", answer.status());
            default -> new HttpException(FailureKind.PROTOCOL, "Trady answers with error " + known, answer.status());
        });
    }

    private static RequestSigner signer(Credentials credentials) {
        Secret key = credentials.get(TradyProvider.API_KEY);
        Secret secret = credentials.get(TradyProvider.API_SECRET);
        return (request, at) -> {
            ServiceRequest timed = request.parameter("timestamp", String.valueOf(at.time().toEpochMilli()));
            String signature = HmacKey.ofText(Hash.SHA256, secret).sign(timed.query()).hex();
            return timed.parameter("signature", signature).header("X-API-KEY", key.reveal());
        };
    }

    @Override
    public KeySnapshot inspect(Credentials credentials) throws ProviderException {
        HttpConversation trady = http.converse(credentials, signer(credentials));
        JsonAnswer flags = trady.send(ServiceRequest.get("/api/permissions")).body().field("permissions");
        Map<String, Boolean> stated = new LinkedHashMap<>();
        for (String name : flags.names()) {
            stated.put(name, flags.field(name).asBoolean());
        }
        ScopeResolution resolved = TradyProvider.FLAGS.resolve(ScopeAnswer.flags(stated));
        List<String> granted = stated.keySet().stream().filter(stated::get).toList();
        return KeySnapshot.builder("trady", context.endpoint())
                .permissions(resolved.permissions())
                .nativeScopes(granted)
                .unrecognizedScopes(resolved.unrecognized())
                .state(KeyState.ACTIVE)
                .evidence(trady.evidence(Evidence.Method.INTROSPECTED, Map.of()))
                .build();
    }

    @Override
    public void close() {}
}
