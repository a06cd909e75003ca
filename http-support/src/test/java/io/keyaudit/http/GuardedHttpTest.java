package io.keyaudit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import feign.RequestLine;
import feign.Response;
import io.keyaudit.Endpoint;
import io.keyaudit.spi.HttpProxy;
import io.keyaudit.spi.Network;
import io.keyaudit.spi.ProviderContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("paths")
class GuardedHttpTest {
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
    void sessionsOfTheSameNetworkShareATransport() {
        HttpProxy proxy = HttpProxy.parse("proxy.example.com:3128", "");

        assertThat(Transports.of(Network.OF_THE_JVM)).isSameAs(Transports.of(new Network(Optional.empty(), List.of())));
        assertThat(Transports.of(Network.OF_THE_JVM)).isNotSameAs(Transports.of(Network.OF_THE_JVM.withProxy(proxy)));
    }
}
