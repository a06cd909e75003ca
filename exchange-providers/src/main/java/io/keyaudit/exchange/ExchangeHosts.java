package io.keyaudit.exchange;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The documented hosts of an exchange. Keys are sent to no other, except on this machine. Immutable.
 *
 * @param answering the hosts that can be asked about keys; at least one, the usual one first
 * @param silent further hosts of the exchange that cannot, with the reason, for people
 */
public record ExchangeHosts(List<String> answering, Map<String, String> silent) {
    /** Copies what can change. */
    public ExchangeHosts {
        answering = List.copyOf(answering);
        silent = Map.copyOf(silent);
    }

    /** Returns these hosts, all of which can be asked about keys. */
    public static ExchangeHosts of(String... hosts) {
        return new ExchangeHosts(List.of(hosts), Map.of());
    }

    /** Returns these hosts and one that cannot be asked about keys. */
    public ExchangeHosts silent(String host, String reason) {
        Map<String, String> more = new LinkedHashMap<>(silent);
        more.put(host, reason);
        return new ExchangeHosts(answering, more);
    }

    /** Returns the address of the usual host. */
    Endpoint first() {
        return Endpoint.parse("https://" + answering.get(0));
    }

    /**
     * Checks that keys can be sent to the endpoint.
     *
     * @throws ProviderException of kind {@link FailureKind#CONFIGURATION} if not
     */
    void check(Endpoint endpoint) throws ProviderException {
        String host = endpoint.uri().getHost();
        if (silent.containsKey(host)) {
            throw refused(host + " cannot be asked what a key can do: " + silent.get(host));
        }
        if (!endpoint.isLoopback() && !answering.contains(host)) {
            throw refused(
                    host + " is not a documented host of this exchange; use one of: " + String.join(", ", answering));
        }
        if (!endpoint.uri().getPath().isEmpty()) {
            throw refused("the exchange's address has no path; use https://" + host);
        }
    }

    private static ProviderException refused(String message) {
        return new ProviderException(FailureKind.CONFIGURATION, message);
    }
}
