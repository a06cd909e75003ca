package io.keyaudit.http;

import io.keyaudit.spi.Network;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One transport for each kind of network settings in this JVM, so that sessions resume each other's TLS sessions. */
final class Transports {
    private static final Map<Network, Transport> BY_NETWORK = new ConcurrentHashMap<>();

    private Transports() {}

    static Transport of(Network network) {
        return BY_NETWORK.computeIfAbsent(network, SocketTransport::new);
    }
}
