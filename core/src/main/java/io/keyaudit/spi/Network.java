package io.keyaudit.spi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How services are reached. Immutable. This machine itself is always reached directly.
 *
 * @param proxy the proxy to https services; without one, the JVM's own settings count ({@code https.proxyHost} and
 *     the like)
 * @param authorities certificate authorities that are trusted besides those of the JVM
 */
public record Network(Optional<HttpProxy> proxy, List<X509Certificate> authorities) {
    /** The JVM's own settings. */
    public static final Network OF_THE_JVM = new Network(Optional.empty(), List.of());

    /** Copies what can change. */
    public Network {
        authorities = List.copyOf(authorities);
    }

    /**
     * Returns the settings of an environment: {@code HTTPS_PROXY} and {@code NO_PROXY}, in upper or lower case; lower
     * case wins, as with curl. Without {@code HTTPS_PROXY}, the JVM's own settings count.
     *
     * @param environment such as that of {@link System#getenv()}
     * @throws IllegalArgumentException if {@code HTTPS_PROXY} is not the address of an HTTP proxy
     */
    public static Network of(Map<String, String> environment) {
        String exceptions = variable(environment, "no_proxy").orElse("");
        try {
            return new Network(
                    variable(environment, "https_proxy").map(address -> HttpProxy.parse(address, exceptions)),
                    List.of());
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("HTTPS_PROXY: " + malformed.getMessage());
        }
    }

    private static Optional<String> variable(Map<String, String> environment, String lowerCase) {
        return Optional.ofNullable(environment.get(lowerCase))
                .or(() -> Optional.ofNullable(environment.get(lowerCase.toUpperCase(Locale.ROOT))))
                .filter(value -> !value.isBlank());
    }

    /** Returns these settings with another proxy. */
    public Network withProxy(HttpProxy other) {
        return new Network(Optional.of(other), authorities);
    }

    /**
     * Returns these settings with the certificate authorities of a file besides those of the JVM.
     *
     * @param pem certificates in PEM form, one or more
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it holds no certificate, or anything else
     */
    public Network withAuthorities(Path pem) throws IOException {
        try (InputStream file = Files.newInputStream(pem)) {
            List<X509Certificate> read = CertificateFactory.getInstance("X.509").generateCertificates(file).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (read.isEmpty()) {
                throw new IllegalArgumentException("\"" + pem + "\" holds no certificate");
            }
            return new Network(proxy, read);
        } catch (CertificateException malformed) {
            throw new IllegalArgumentException("\"" + pem + "\" does not hold certificates in PEM form", malformed);
        }
    }
}
