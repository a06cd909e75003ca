package io.keyaudit.http;

import io.keyaudit.Endpoint;
import io.keyaudit.Secret;
import io.keyaudit.spi.HttpProxy;
import io.keyaudit.spi.Network;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The way to an endpoint's host: straight, or through a proxy.
 *
 * @param host the endpoint's, an IPv6 address without brackets
 * @param port the endpoint's
 * @param tls whether the endpoint speaks TLS
 * @param proxy through which the host is reached
 */
record Route(String host, int port, boolean tls, Optional<HttpProxy> proxy) {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|(0{1,4}:){7}0{0,3}1");

    static Route to(Endpoint endpoint, Network network) {
        URI uri = endpoint.uri();
        boolean tls = uri.getScheme().equals("https");
        String name = uri.getHost();
        String host = name.startsWith("[") ? name.substring(1, name.length() - 1) : name;
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? HTTPS : HTTP;
        // Plain http is for this machine only, and a proxy would carry it off unencrypted.
        boolean direct = !tls || THIS_MACHINE.matcher(host).matches();
        return new Route(host, port, tls, direct ? Optional.empty() : proxy(network, uri, host, port));
    }

    private static Optional<HttpProxy> proxy(Network network, URI uri, String host, int port) {
        return network.proxy().isPresent() ? network.proxy().filter(proxy -> proxy.serves(host, port)) : ofTheJvm(uri);
    }

    private static Optional<HttpProxy> ofTheJvm(URI uri) {
        ProxySelector selector = ProxySelector.getDefault();
        List<Proxy> proxies = selector == null ? List.of() : selector.select(uri);
        return proxies.stream()
                .limit(1)
                .filter(proxy -> proxy.type() == Proxy.Type.HTTP)
                .map(proxy -> (InetSocketAddress) proxy.address())
                .map(address ->
                        new HttpProxy(address.getHostString(), address.getPort(), Optional.<Secret>empty(), List.of()))
                .findFirst();
    }

    /** Host and port as a proxy is asked for them. */
    String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Returns the host to connect to. */
    String firstHost() {
        return proxy.map(HttpProxy::host).orElse(host);
    }

    /** Returns the port to connect to. */
    int firstPort() {
        return proxy.map(HttpProxy::port).orElse(port);
    }
}
