package io.keyaudit;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address of a service. To make one is to check it: credentials are sent there, so it is https, or plain http to
 * this machine only. Immutable.
 *
 * @param uri an absolute http or https address of a host, perhaps with a port and a path, without a slash at its end
 */
public record Endpoint(URI uri) {
    private static final int HIGHEST_PORT = 65_535;

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[(::1|(0{1,4}:){7}0{0,3}1)]");

    /** @throws IllegalArgumentException if credentials must not be sent to the address; the message says why */
    public Endpoint {
        String scheme = lower(uri.getScheme());
        String host = lower(uri.getHost());
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("an endpoint begins with https://");
        }
        if (host.isEmpty()) {
            throw new IllegalArgumentException("an endpoint names a host, such as https://portal.example.com");
        }
        if (uri.getRawUserInfo() != null) {
            // The address is not repeated: what stands before the @ is most likely a password.
            throw new IllegalArgumentException(
                    "an endpoint holds no user name or password; take out what stands before the @");
        }
        if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            throw new IllegalArgumentException("an endpoint's port is between 1 and " + HIGHEST_PORT);
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("an endpoint has no query and no fragment; end it before the ? or #");
        }
        if (scheme.equals("http") && !LOOPBACK.matcher(host).matches()) {
            throw new IllegalArgumentException("\"http://" + host
                    + "\": http would send the key unencrypted; use https (http is for this machine only)");
        }
        uri = URI.create(scheme + "://" + host + port(uri) + path(uri));
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none, or credentials must not be sent to it; the message says why
     */
    public static Endpoint parse(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException(
                    "not an address: " + malformed.getReason() + " at character " + (malformed.getIndex() + 1));
        }
        return new Endpoint(uri);
    }

    /** Returns whether the address is this machine's. */
    public boolean isLoopback() {
        return LOOPBACK.matcher(lower(uri.getHost())).matches();
    }

    /** Returns host and port, the port always given: what limits on requests are counted by. */
    public String authority() {
        int port = uri.getPort();
        return uri.getHost() + ":" + (port >= 0 ? port : uri.getScheme().equals("https") ? 443 : 80);
    }

    @Override
    public String toString() {
        return uri.toString();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static String port(URI uri) {
        return uri.getPort() < 0 ? "" : ":" + uri.getPort();
    }

    private static String path(URI uri) {
        String path = uri.getRawPath();
        while (path.endsWith("/")) {
            path = path.substring(0, path.length() - 1);
        }
        return path;
    }
}
