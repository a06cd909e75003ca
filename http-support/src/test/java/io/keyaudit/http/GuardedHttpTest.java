package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import feign.RequestLine;
import feign.Response;
import io.keyaudit.Endpoint;
import io.keyaudit.spi.ProviderContext;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("paths")
class GuardedHttpTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    interface Unread {
        @RequestLine("GET /me")
        Response me();
    }

    @Test
    void anAnswerThatWouldPassByUnreadIsRefused() {
        ProviderContext context = ProviderContext.of(Endpoint.parse("https://service.example.com"), Map.of());
        GuardedHttp http = GuardedHttp.builder(context).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> http.converse(Unread.class, Caller.CREDENTIALS, (request, at) -> request))
                .withMessageContaining("does not return HttpAnswer, JsonAnswer or JsonStream");
    }

    @Test
    void sessionsShareTheJdksClient() {
        assertThat(SharedClients.of(Endpoint.parse("https://one.example.com"), TIMEOUT))
                .isSameAs(SharedClients.of(Endpoint.parse("https://two.example.com"), TIMEOUT));
    }

    @Test
    void plainHttpGoesThroughNoProxy() {
        Endpoint here = Endpoint.parse("http://127.0.0.1:8080");

        ProxySelector proxies = SharedClients.of(here, TIMEOUT).proxy().orElseThrow();

        assertThat(proxies.select(here.uri())).containsExactly(java.net.Proxy.NO_PROXY);
    }
}
