package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Endpoint;
import io.keyaudit.spi.HttpProxy;
import io.keyaudit.spi.Network;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    private static final Network PROXIED =
            Network.OF_THE_JVM.withProxy(HttpProxy.parse("proxy.example.com:3128", "direct.example.com"));

    @ParameterizedTest
    @CsvSource({
        "https://api.example.com, api.example.com, 443, true, proxy.example.com, 3128",
        "https://api.example.com:8443/path, api.example.com, 8443, true, proxy.example.com, 3128",
        "https://[2001:db8::1], 2001:db8::1, 443, true, proxy.example.com, 3128",
        "https://direct.example.com, direct.example.com, 443, true, direct.example.com, 443",
    })
    void goesThroughTheProxyUnlessTheHostIsAnException(
            String endpoint, String host, int port, boolean tls, String first, int firstPort) {
        Route route = Route.to(Endpoint.parse(endpoint), PROXIED);

        assertThat(route.host()).isEqualTo(host);
        assertThat(route.port()).isEqualTo(port);
        assertThat(route.tls()).isEqualTo(tls);
        assertThat(route.firstHost()).isEqualTo(first);
        assertThat(route.firstPort()).isEqualTo(firstPort);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:80",
                "http://localhost",
                "http://[::1]:80",
                "https://127.0.0.1:80",
                "https://localhost",
                "https://[::1]",
                "https://[0:0:0:0:0:0:0:1]",
                "https://127.1.2.3"
            })
    void thisMachineIsReachedDirectly(String endpoint) {
        assertThat(Route.to(Endpoint.parse(endpoint), PROXIED).proxy()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"https://[2001:db8::1]:444, [2001:db8::1]:444", "https://api.example.com, api.example.com:443"})
    void aProxyIsAskedForHostAndPort(String endpoint, String authority) {
        assertThat(Route.to(Endpoint.parse(endpoint), PROXIED).authority()).isEqualTo(authority);
    }
}
