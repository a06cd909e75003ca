package io.keyaudit.cli;

import io.keyaudit.spi.HttpProxy;
import io.keyaudit.spi.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** How services are reached. */
final class NetworkOptions {
    private final Terminal terminal;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            scope = ScopeType.INHERIT,
            converter = ProxyConverter.class,
            description =
                    "The HTTP proxy to reach services through, such as http://user:password@proxy:3128. Without it, "
                            + "the environment variable HTTPS_PROXY counts. Hosts in NO_PROXY, and this machine, are reached "
                            + "directly.")
    private @Nullable HttpProxy proxy;

    @Option(
            names = "--ca-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Certificate authorities, in PEM form, to trust besides those of the Java runtime.")
    private @Nullable Path authorities;

    NetworkOptions(Terminal terminal) {
        this.terminal = terminal;
    }

    /** @throws RefusedException if an option or a variable cannot be used */
    Network network() {
        Map<String, String> environment = terminal.environment();
        try {
            Network network = proxy == null
                    ? Network.of(environment)
                    : Network.OF_THE_JVM.withProxy(new HttpProxy(
                            proxy.host(),
                            proxy.port(),
                            proxy.login(),
                            List.of(exceptions(environment).split(","))));
            return authorities == null
                    ? network
                    : network.withAuthorities(terminal.folder().resolve(authorities));
        } catch (IllegalArgumentException unusable) {
            throw new RefusedException(String.valueOf(unusable.getMessage()));
        } catch (IOException unreadable) {
            throw new RefusedException("--ca-file: \"" + authorities + "\" cannot be read");
        }
    }

    private static String exceptions(Map<String, String> environment) {
        return environment.getOrDefault("no_proxy", environment.getOrDefault("NO_PROXY", ""));
    }

    /** Reads the address of a proxy. */
    static final class ProxyConverter implements ITypeConverter<HttpProxy> {
        @Override
        public HttpProxy convert(String value) {
            try {
                return HttpProxy.parse(value, "");
            } catch (IllegalArgumentException malformed) {
                throw new WrongValueException("expected the address of an HTTP proxy, such as http://proxy:3128");
            }
        }
    }
}
