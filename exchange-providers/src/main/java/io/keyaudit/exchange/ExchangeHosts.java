package io.keyaudit.exchange;

import io.keyaudit.Endpoint;
import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.ProviderException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The documented hosts of an exchange. Keys are sent to no other, except on this machine. Immutable.
 *
 * @param answering the hosts that can be asked about keys; at least one, the usual one first
 * @param test those of them whose accounts hold no real money
 * @param silent further hosts of the exchange that cannot, with the reason, for people
 */
public record ExchangeHosts(List<String> answering, Set<String> test, Map<String, String> silent) {
    /** Copies what can change. */
    public ExchangeHosts {
        answering = List.copyOf(answering);
        test = Set.copyOf(test);
        silent = Map.copyOf(silent);
    }

    /** Returns these hosts of real accounts, all of which can be asked about keys. */
    public static ExchangeHosts of(String... hosts) {
        return new ExchangeHosts(List.of(hosts), Set.of(), Map.of());
    }

    /** Returns these hosts and those of a test environment. */
    public ExchangeHosts test(String... hosts) {
        List<String> more = new ArrayList<>(answering);
        more.addAll(List.of(hosts));
        return new ExchangeHosts(more, Set.of(hosts), silent);
    }

    /** Returns these hosts and one that cannot be asked about keys. */
    public ExchangeHosts silent(String host, String reason) {
        Map<String, String> more = new LinkedHashMap<>(silent);
        more.put(host, reason);
        return new ExchangeHosts(answering, test, more);
    }

    /** Returns the address of the usual host. */
    Endpoint first() {
        return Endpoint.parse("https://" + answering.get(0));
    }

    /** Returns what the accounts are at a host; unknown for one of this machine. */
    Fact<Environment> environment(Endpoint endpoint) {
        String host = endpoint.uri().getHost();
        if (!answering.contains(host)) {
            return Fact.unknown();
        }
        return Fact.known(test.contains(host) ? Environment.TEST : Environment.PRODUCTION);
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
        boolean port = endpoint.uri().getPort() >= 0 && !endpoint.isLoopback();
        if (port || !endpoint.uri().getPath().isEmpty()) {
            throw refused("the exchange's address has no port and no path; use https://" + host);
        }
    }

    private static ProviderException refused(String message) {
        return new ProviderException(FailureKind.CONFIGURATION, message);
    }
}
