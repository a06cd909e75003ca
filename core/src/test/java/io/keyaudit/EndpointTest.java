package io.keyaudit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "https://portal.example.com,            https://portal.example.com",
        "https://portal.example.com/,           https://portal.example.com",
        "https://portal.example.com///,         https://portal.example.com",
        "https://portal.example.com/office/,    https://portal.example.com/office",
        "https://portal.example.com/a%20b,      https://portal.example.com/a%20b",
        "HTTPS://Portal.EXAMPLE.com/Office,     https://portal.example.com/Office",
        "https://portal.example.com:8443,       https://portal.example.com:8443",
        "https://portal.example.com:65535,      https://portal.example.com:65535",
        "https://portal.example.com:1,          https://portal.example.com:1",
        "https://portal.example.com:,           https://portal.example.com",
        "https://192.0.2.7,                     https://192.0.2.7",
        "https://[2001:DB8::1]:8443/x,          https://[2001:db8::1]:8443/x",
        "http://localhost:8080,                 http://localhost:8080",
        "HTTP://LocalHost,                      http://localhost",
        "http://127.0.0.1:9,                    http://127.0.0.1:9",
        "http://127.255.0.1,                    http://127.255.0.1",
        "http://[::1]:8080/x/,                  http://[::1]:8080/x",
        "http://[0:0:0:0:0:0:0:1],              http://[0:0:0:0:0:0:0:1]",
        "http://[0000:0000:0000:0000:0000:0000:0000:0001], http://[0000:0000:0000:0000:0000:0000:0000:0001]",
        "'  https://portal.example.com\t',      https://portal.example.com",
    })
    void takesHttpsAndPlainHttpToThisMachine(String text, String address) {
        assertThat(Endpoint.parse(text)).hasToString(address).isEqualTo(new Endpoint(URI.create(address)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://portal.example.com",
                "http://127.0.0.1.evil.com",
                "http://localhost.evil.com",
                "http://evil-localhost",
                "http://localhost.",
                "http://128.0.0.1",
                "http://10.127.0.1",
                "http://0.0.0.0",
                "http://[::2]",
                "http://[::]",
                "http://[::ffff:10.0.0.1]",
                "http://[1::1]",
            })
    void refusesToSendKeysUnencrypted(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse(text))
                .withMessage("\"" + text
                        + "\": http would send the key unencrypted; use https (http is for this machine only)");
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                     begins with https",
        "' ',                                    begins with https",
        "portal.example.com,                     begins with https",
        "//portal.example.com,                   begins with https",
        "/api,                                   begins with https",
        "portal.example.com:443,                 begins with https",
        "mailto:me@example.com,                  begins with https",
        "ftp://portal.example.com,               begins with https",
        "file:///etc/passwd,                     begins with https",
        "httpsx://portal.example.com,            begins with https",
        "https:portal.example.com,               names a host",
        "https:///path,                          names a host",
        "https://:443,                           names a host",
        "https://my_host,                        names a host",
        "http://127.1,                           names a host",
        "http://127.0.0.256,                     names a host",
        "https://portal.example.com:0,           port is between 1 and 65535",
        "https://portal.example.com:65536,       port is between 1 and 65535",
        "https://portal.example.com?tenant=1,    no query",
        "https://portal.example.com?,            no query",
        "https://portal.example.com#top,         no fragment",
        "https://portal.example.com/a b,         not an address: Illegal character in path at character 29",
        "https://portal.example.com:https,       names a host",
        "https:,                                 not an address",
        "https://[::1,                           not an address",
    })
    void saysWhatIsWrongWithAnAddress(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse(text))
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://me:hunter2@portal.example.com",
                "https://hunter2@portal.example.com",
                "http://localhost:hunter2@evil.com",
                "http://me:hunter2@portal.example.com",
                "ftp://me:hunter2@portal.example.com",
                "https://me:hunter2@por_tal",
                "https://me:hunter2@x@portal.example.com",
                "https://me:hunter2 @portal.example.com",
                "https://portal.example.com?key=hunter2",
                "https://portal.example.com#hunter2",
                "https:hunter2",
                "hunter2:portal.example.com",
                "hunter2",
            })
    void neverRepeatsWhatMayBeASecret(String text) {
        Throwable refused = catchThrowable(() -> Endpoint.parse(text));
        assertThat(refused).isInstanceOf(IllegalArgumentException.class).hasNoCause();
        assertThat(refused.getMessage()).doesNotContain("hunter2");
    }

    @Test
    void asksToTakeOutUserAndPassword() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse("https://me:hunter2@portal.example.com"))
                .withMessageContaining("take out what stands before the @");
    }

    @ParameterizedTest
    @CsvSource({
        "https://portal.example.com,      portal.example.com:443",
        "https://portal.example.com:8443, portal.example.com:8443",
        "http://localhost,                localhost:80",
        "http://[::1]:81,                 [::1]:81",
    })
    void theAuthorityAlwaysHasAPort(String text, String authority) {
        assertThat(Endpoint.parse(text).authority()).isEqualTo(authority);
    }
}
