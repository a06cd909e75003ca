package io.keyaudit.spi;

import io.keyaudit.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * An HTTP proxy through which https services are reached. Immutable. Its text shows neither user nor password.
 *
 * @param host its name or address, an IPv6 address without brackets
 * @param port its port
 * @param login {@code user:password}, where it wants them
 * @param exceptions the hosts that are reached without it, as in {@code NO_PROXY}: a name stands for itself and the
 *     names below it, and {@code *} for all
 */
public record HttpProxy(String host, int port, Optional<Secret> login, List<String> exceptions) {
    private static final int HIGHEST_PORT = 65_535;

    /** @throws IllegalArgumentException if the port is none */
    public HttpProxy {
        if (host.isEmpty() || port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("a proxy has a host and a port between 1 and " + HIGHEST_PORT);
        }
        exceptions = exceptions.stream()
                .map(exception -> exception.strip().toLowerCase(Locale.ROOT))
                .filter(exception -> !exception.isEmpty())
                .toList();
    }

    /**
     * Reads an address such as {@code http://user:password@proxy.example.com:3128}; {@code http://} can be left out.
     *
     * @param exceptions the value of {@code NO_PROXY}, separated by commas
     * @throws IllegalArgumentException if it is not the address of a proxy that can be used; the message quotes nothing
     */
    public static HttpProxy parse(String address, String exceptions) {
        String text = address.strip();
        URI uri;
        try {
            uri = new URI(text.contains("://") ? text : "http://" + text);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("not the address of a proxy; write http://host:port", null);
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1) {
            throw new IllegalArgumentException(
                    "not the address of an HTTP proxy; write http://host:port (https and SOCKS proxies are not supported)");
        }
        String host = uri.getHost();
        return new HttpProxy(
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                uri.getPort(),
                Optional.ofNullable(uri.getUserInfo())
                        .filter(login -> !login.isBlank())
                        .map(Secret::of),
                List.of(exceptions.split(",")));
    }

    /** Returns whether a host is reached through the proxy; an IPv6 address is written without brackets. */
    public boolean serves(String target, int targetPort) {
        String name = target.toLowerCase(Locale.ROOT);
        return exceptions.stream().noneMatch(exception -> exempts(exception, name, targetPort));
    }

    private static boolean exempts(String exception, String target, int targetPort) {
        String portSuffix = ":" + targetPort;
        String name = exception.endsWith(portSuffix)
                ? exception.substring(0, exception.length() - portSuffix.length())
                : exception;
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        if (name.startsWith("*.")) {
            name = name.substring(1);
        }
        String parent = name.startsWith(".") ? name : "." + name;
        return name.equals("*") || target.equals(name) || target.endsWith(parent);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
