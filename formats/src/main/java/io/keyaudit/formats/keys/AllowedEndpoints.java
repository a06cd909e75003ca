package io.keyaudit.formats.keys;

import io.keyaudit.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that a keys file can name, so that its editors cannot have a secret sent to an address of theirs.
 * Immutable.
 */
public final class AllowedEndpoints {
    private static final Pattern FORM = Pattern.compile(
            "(https?)://(\\*\\.)?([a-z0-9.-]+|\\[[0-9a-f:]+])(?::([0-9]{1,5}|\\*))?(/[^?#*\\s]*)?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern UNUSUAL_PATH = Pattern.compile("(^|/)\\.\\.?(/|$)|%|\\\\|//");

    private final Optional<List<Allowed>> patterns;

    /** One pattern; the host is a suffix if any host below it is allowed, and -1 stands for any port. */
    private record Allowed(String text, String scheme, boolean below, String host, int port, String path) {
        boolean matches(URI address) {
            String found = address.getHost().toLowerCase(Locale.ROOT);
            return scheme.equals(address.getScheme())
                    && (below ? found.endsWith("." + host) && found.length() > host.length() + 1 : found.equals(host))
                    && (port == ANY_PORT || port == portOf(address))
                    && (path.isEmpty() || matchesPath(address.getRawPath()));
        }

        private boolean matchesPath(String found) {
            return (found.equals(path) || found.startsWith(path + "/"))
                    && !UNUSUAL_PATH.matcher(found).find();
        }
    }

    private static final int ANY_PORT = -1;

    private AllowedEndpoints(Optional<List<Allowed>> patterns) {
        this.patterns = patterns;
    }

    /** Returns no limit: every address that credentials can be sent to at all. */
    public static AllowedEndpoints any() {
        return new AllowedEndpoints(Optional.empty());
    }

    /**
     * Returns the addresses that one of the patterns matches. A pattern is an address such as {@code
     * https://portal.example.com}, with everything below its path. {@code https://*.example.com} stands for every host
     * below that name, {@code http://localhost:*} for every port; without a port, the scheme's usual one is meant.
     *
     * @param patterns one or more; none stands for no address at all
     * @throws IllegalArgumentException if one is no such pattern
     */
    public static AllowedEndpoints of(List<String> patterns) {
        return new AllowedEndpoints(
                Optional.of(patterns.stream().map(AllowedEndpoints::parse).toList()));
    }

    /** Returns whether the address is allowed. */
    public boolean allows(Endpoint endpoint) {
        return patterns.isEmpty() || patterns.get().stream().anyMatch(pattern -> pattern.matches(endpoint.uri()));
    }

    private static Allowed parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "expected an address such as https://portal.example.com or https://*.example.com");
        }
        String scheme = form.group(1).toLowerCase(Locale.ROOT);
        String path = Optional.ofNullable(form.group(5)).orElse("").replaceFirst("/+$", "");
        return new Allowed(
                text,
                scheme,
                form.group(2) != null,
                form.group(3).toLowerCase(Locale.ROOT),
                portOf(scheme, form.group(4)),
                path);
    }

    private static int portOf(String scheme, @Nullable String given) {
        if ("*".equals(given)) {
            return ANY_PORT;
        }
        return given == null ? usualPort(scheme) : Integer.parseInt(given);
    }

    private static int portOf(URI address) {
        return address.getPort() < 0 ? usualPort(address.getScheme()) : address.getPort();
    }

    private static int usualPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    @Override
    public String toString() {
        return patterns.map(allowed ->
                        String.join(", ", allowed.stream().map(Allowed::text).toList()))
                .orElse("any endpoint");
    }
}
