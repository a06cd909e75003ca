package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import feign.RequestLine;
import feign.Response;
import io.keyaudit.Endpoint;
import io.keyaudit.spi.ProviderContext;
import java.net.ProxySelector;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        GuardedHttp http = GuardedHttp.create(context, Caller.LIMIT, List.of(), 1, answer -> Optional.empty());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> http.converse(Unread.class, Caller.CREDENTIALS, (method, path, body) -> Map.of()))
                .withMessageContaining("does not return JsonAnswer");
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
