package io.keyaudit.sandbox;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * One sample key: how to use it, its story, and what a truthful audit must say of it. Immutable.
 *
 * @param provider the provider's id, such as {@code docspace}
 * @param credentials by their names: {@code apiKey}, and for exchanges {@code apiSecret} and others
 * @param options the provider's options, most often none
 */
public record SampleKey(
        String name,
        String story,
        String provider,
        URI endpoint,
        Map<String, String> credentials,
        Map<String, String> options,
        List<String> tags,
        ExpectedReading expected) {

    /** Copies the maps and the tags. */
    public SampleKey {
        credentials = Map.copyOf(credentials);
        options = Map.copyOf(options);
        tags = List.copyOf(tags);
    }

    /** Shows the names of the credentials, not their values. */
    @Override
    public String toString() {
        return "SampleKey[name=" + name + ", provider=" + provider + ", endpoint=" + endpoint + ", credentials="
                + credentials.keySet() + ", expected=" + expected + "]";
    }
}
