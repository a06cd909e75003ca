package io.keyaudit.formats.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.Endpoint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedEndpointsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "https://portal.example.com https://portal.example.com true",
                "https://Portal.example.com/ https://PORTAL.example.com:443/a/b true",
                "https://portal.example.com https://portal.example.com:8443 false",
                "https://portal.example.com:8443 https://portal.example.com:8443 true",
                "https://portal.example.com:* https://portal.example.com:8443 true",
                "https://portal.example.com https://portal.example.com.evil.example false",
                "https://portal.example.com https://evil.example/portal.example.com false",
                "https://portal.example.com https://portal-example.com false",
                "https://*.example.com https://portal.example.com true",
                "https://*.example.com https://a.b.example.com true",
                "https://*.example.com https://example.com false",
                "https://*.example.com https://evilexample.com false",
                "https://*.example.com https://evil.example/x.example.com false",
                "https://*.example.com https://portal.example.com. false",
                "https://example.com/team https://example.com/team true",
                "https://example.com/team/ https://example.com/team/api true",
                "https://example.com/team https://example.com/teams false",
                "https://example.com/team https://example.com false",
                "https://example.com/team https://example.com/team/../evil false",
                "https://example.com/team https://example.com/team/%2e%2e/evil false",
                "https://example.com/team https://example.com/team//evil false",
                "http://localhost:* http://localhost:8080 true",
                "http://localhost:* http://127.0.0.1:8080 false",
                "https://localhost http://localhost false",
                "http://[::1]:8080 http://[::1]:8080 true",
            })
    void allowsWhatThePatternSays(String pattern, String endpoint, boolean allowed) {
        assertThat(AllowedEndpoints.of(List.of(pattern)).allows(Endpoint.parse(endpoint)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "portal.example.com",
                "https://",
                "https://*",
                "https://a.*.com",
                "ftp://a.example",
                "https://me@a.example",
                "https://a.example?x",
                "https://a.example/*",
                "https://a.example:port",
                "//a.example"
            })
    void nothingElseIsAPattern(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AllowedEndpoints.of(List.of(text)));
    }

    @Test
    void withoutPatternsThereIsNoLimitOrNoEndpoint() {
        Endpoint endpoint = Endpoint.parse("https://a.example");
        assertThat(AllowedEndpoints.any().allows(endpoint)).isTrue();
        assertThat(AllowedEndpoints.of(List.of()).allows(endpoint)).isFalse();
        assertThat(AllowedEndpoints.of(List.of("https://b.example", "https://a.example"))
                        .allows(endpoint))
                .isTrue();
    }
}
