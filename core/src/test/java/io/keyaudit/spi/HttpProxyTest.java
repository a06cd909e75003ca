package io.keyaudit.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpProxyTest {
    @ParameterizedTest
    @CsvSource({
        "http://proxy.example.com:3128, proxy.example.com, 3128",
        "proxy.example.com:3128, proxy.example.com, 3128",
        "HTTP://proxy.example.com:80/, proxy.example.com, 80",
        "http://[::1]:8080, ::1, 8080",
    })
    void readsAddresses(String address, String host, int port) {
        HttpProxy proxy = HttpProxy.parse(address, "");

        assertThat(proxy.host()).isEqualTo(host);
        assertThat(proxy.port()).isEqualTo(port);
        assertThat(proxy.login()).isEmpty();
    }

    @Test
    void readsTheLoginAndShowsNothingOfIt() {
        HttpProxy proxy = HttpProxy.parse("http://user:p%40ss@proxy.example.com:3128", "");

        assertThat(proxy.login()).contains(Secret.of("user:p@ss"));
        assertThat(proxy).hasToString("proxy.example.com:3128");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:hidden@proxy:1",
                "socks5://hidden:1",
                "http://hidden:0",
                "hidden",
                "http://hidden\n:1",
                ":1"
            })
    void refusesWhatItCannotUseWithoutQuotingIt(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpProxy.parse(address, ""))
                .withMessageNotContaining("hidden")
                .withNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "'', api.example.com, true",
        "api.example.com, api.example.com, false",
        "EXAMPLE.com, API.example.COM, false",
        ".example.com, api.example.com, false",
        "*.example.com, api.example.com, false",
        "example.com, anexample.com, true",
        "'a.test , example.com', example.com, false",
        "example.com:443, example.com, false",
        "example.com:8443, example.com, true",
        "'*', example.com, false",
        "[::2], ::2, false",
    })
    void exceptionsAreReachedDirectly(String exceptions, String host, boolean served) {
        assertThat(HttpProxy.parse("proxy:3128", exceptions).serves(host, 443)).isEqualTo(served);
    }

    @Test
    void theEnvironmentNamesAProxyInEitherCase() {
        assertThat(Network.of(Map.of("HTTPS_PROXY", "one:1", "https_proxy", "two:2", "NO_PROXY", "x.test"))
                        .proxy())
                .contains(HttpProxy.parse("two:2", "x.test"));
        assertThat(Network.of(Map.of("HTTPS_PROXY", " "))).isEqualTo(Network.OF_THE_JVM);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.of(Map.of("HTTPS_PROXY", "socks://x:1")))
                .withMessageStartingWith("HTTPS_PROXY: ");
    }
}
