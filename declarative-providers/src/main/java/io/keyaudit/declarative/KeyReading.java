package io.keyaudit.declarative;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.declarative.Answers.Answer;
import io.keyaudit.declarative.Answers.Value;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpException;
import io.keyaudit.spi.KeyForm;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ScopeInfo;
import io.keyaudit.spi.ScopeResolution;
import io.keyaudit.spi.ScopeTable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads what one key can do, as a file describes it. */
record KeyReading(Service service, ScopeTable table, Endpoint endpoint, Clock clock) {
    /**
     * Returns what the answers say about a key.
     *
     * @throws ProviderException if the key could not be read
     */
    KeySnapshot read(Credentials credentials, Exchange exchange) throws ProviderException {
        requireSupported(credentials);
        Instant asked = clock.instant();
        Answers answers = answers(credentials, exchange);
        ScopeReading reading = new ScopeReading(service, answers);
        ScopeReading.Scopes scopes = reading.read();
        ScopeResolution resolution = table.resolve(scopes.answer());
        FactReading facts = new FactReading(service.facts(), answers, asked, clock.instant());
        KeyAttributes attributes =
                withoutCredentials(facts.read(), credentials).withManagesKeys(managesKeys(scopes, resolution));
        Map<String, String> details = new TreeMap<>();
        reading.reasonForUnknown().ifPresent(reason -> details.put("scopes unknown", reason));
        List<String> notes = facts.notes();
        if (!notes.isEmpty()) {
            details.put("notes", String.join("; ", notes));
        }
        return KeySnapshot.builder(service.id(), endpoint)
                .permissions(resolution.permissions())
                .nativeScopes(scopes.names())
                .unrecognizedScopes(resolution.unrecognized())
                .state(facts.state(attributes.expiresAt()))
                .attributes(attributes)
                .evidence(exchange.evidence(details))
                .build();
    }

    /** The first form that a key has decides. */
    private void requireSupported(Credentials credentials) throws ProviderException {
        for (KeyForm form : service.keys()) {
            Optional<Secret> secret = credentials.find(form.credential());
            if (secret.isPresent() && form.matches(secret.get().reveal())) {
                if (form.unsupported().isPresent()) {
                    throw new ProviderException(
                            FailureKind.UNSUPPORTED,
                            "this is a " + form.name() + ": "
                                    + form.unsupported().get());
                }
                return;
            }
        }
    }

    /**
     * Returns what the service answers about a key.
     *
     * @throws ProviderException if that is no reading of it
     */
    Answers answers(Credentials credentials, Exchange exchange) throws ProviderException {
        Answers answers = new Answers(service.requests().get(0).name());
        for (Call call : service.requests()) {
            try {
                HttpAnswer http = exchange.answer(call, answers);
                answers.add(call.name(), new Answer(http, http.body()));
            } catch (ProviderException failure) {
                if (!call.optionalOn().contains(failure.kind())) {
                    throw failure;
                }
            }
        }
        for (Map.Entry<String, JsonPath> echo : service.echoes().entrySet()) {
            if (!(answers.find(echo.getValue()) instanceof Value value)) {
                throw new HttpException(FailureKind.PROTOCOL, "the answer does not say which key it is about", 200);
            }
            value.json().requireKey(credentials.get(echo.getKey()));
        }
        return answers;
    }

    /** A user's name is a credential where a user is asked about, and no credential is reported. */
    private static KeyAttributes withoutCredentials(KeyAttributes attributes, Credentials credentials) {
        boolean repeated = attributes
                .owner()
                .map(KeyOwner::id)
                .toOptional()
                .filter(credentials::occurIn)
                .isPresent();
        return repeated ? attributes.withOwner(Fact.unknown()) : attributes;
    }

    private Fact<Boolean> managesKeys(ScopeReading.Scopes scopes, ScopeResolution resolution) {
        if (service.facts().keyMakers().isEmpty()) {
            return Fact.unknown();
        }
        if (resolution.permissions().unrestricted() || scopes.names().stream().anyMatch(this::makesKeys)) {
            return Fact.known(true);
        }
        boolean clear = scopes.complete()
                && service.table().scopes().stream()
                        .filter(scope -> makesKeys(scope.name()))
                        .flatMap(scope -> scope.grants().accesses().stream())
                        .noneMatch(service.table().neverDenied()::contains)
                && resolution.unrecognized().isEmpty()
                && scopes.names().stream()
                        .flatMap(name -> table.scope(name).stream())
                        .map(ScopeInfo::unclear)
                        .allMatch(List::isEmpty);
        return clear ? Fact.known(false) : Fact.unknown();
    }

    private boolean makesKeys(String scope) {
        return service.facts().keyMakers().contains(scope)
                || table.scope(scope)
                        .filter(info ->
                                info.implies().stream().anyMatch(service.facts().keyMakers()::contains))
                        .isPresent();
    }
}
