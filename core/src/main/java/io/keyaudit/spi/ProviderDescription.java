package io.keyaudit.spi;

import io.keyaudit.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a provider needs, knows and costs. Immutable.
 *
 * @param displayName the service's name as people know it
 * @param credentials the fields a key is presented with
 * @param defaultEndpoint the service's address, where there is only one
 * @param options what can be chosen per key
 * @param scopes what the service's scopes mean
 * @param callsPerInspection the most requests that one inspection sends, repeats included; at least 1
 * @param rateLimit the most requests that the service takes from one address
 */
public record ProviderDescription(
        String displayName,
        List<CredentialField> credentials,
        Optional<Endpoint> defaultEndpoint,
        List<OptionField> options,
        ScopeTable scopes,
        int callsPerInspection,
        RateLimit rateLimit) {
    /**
     * Copies what can change.
     *
     * @throws IllegalArgumentException if an inspection would send no request
     */
    public ProviderDescription {
        credentials = List.copyOf(credentials);
        options = List.copyOf(options);
        if (callsPerInspection < 1) {
            throw new IllegalArgumentException("an inspection sends at least 1 request, not " + callsPerInspection);
        }
    }

    /** The option of that name, if there is one. */
    public Optional<OptionField> option(String name) {
        return options.stream().filter(option -> option.name().equals(name)).findFirst();
    }

    /** A value for every option: the chosen one, or the default. */
    public Map<String, String> optionValues(Map<String, String> chosen) {
        Map<String, String> values = new TreeMap<>();
        for (OptionField option : options) {
            values.put(option.name(), chosen.getOrDefault(option.name(), option.defaultValue()));
        }
        return values;
    }
}
