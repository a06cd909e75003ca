package io.keyaudit.declarative;

import io.keyaudit.Endpoint;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.KeyForm;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A service as a file describes it. Immutable.
 *
 * @param id what keys files call it
 * @param name what people call it
 * @param sources where all this comes from
 * @param upperBound what narrows, outside of the key, what its scopes allow
 * @param credentials what a key is presented with
 * @param options what else is given for a key
 * @param keys the documented forms of keys
 * @param endpoint its address, where there is a usual one
 * @param otherEndpoints other addresses, for people, by what they are for
 * @param requests what it is asked, in order; at least one
 * @param errors how it says no; the first that fits counts
 * @param success what must be so of an answer that can be read
 * @param unknownIf what shows that the scopes in an answer say nothing, each with the reason
 * @param scopesFrom where scopes stand
 * @param table what scopes mean
 * @param facts what else an answer states
 * @param echoes where an answer repeats a credential, which it must repeat as it is, by the credential's name
 * @param limits how often it can be asked
 * @param examples answers, and what follows from them
 */
record Service(
        String id,
        String name,
        List<SourceNote> sources,
        String upperBound,
        List<CredentialField> credentials,
        List<Option> options,
        List<KeyForm> keys,
        Optional<Endpoint> endpoint,
        Map<String, String> otherEndpoints,
        List<Call> requests,
        List<ErrorCase> errors,
        Optional<Condition> success,
        List<Facts.Note> unknownIf,
        List<ScopeSource> scopesFrom,
        Table table,
        Facts facts,
        Map<String, JsonPath> echoes,
        Limits limits,
        List<Example> examples) {
    Service {
        sources = List.copyOf(sources);
        credentials = List.copyOf(credentials);
        options = List.copyOf(options);
        keys = List.copyOf(keys);
        otherEndpoints = Map.copyOf(otherEndpoints);
        requests = List.copyOf(requests);
        errors = List.copyOf(errors);
        unknownIf = List.copyOf(unknownIf);
        scopesFrom = List.copyOf(scopesFrom);
        echoes = Map.copyOf(echoes);
        examples = List.copyOf(examples);
    }
}
