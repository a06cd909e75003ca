package io.keyaudit.docspace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists that are not what a list is, of which none might pass for one. */
class BrokenListsTest {
    private static final String KEY = "sk-" + "a".repeat(60) + "9f3c";
    private static final String OWN = "{\"id\": \"1\", \"keyPostfix\": \"9f3c\"}";
    private static final String OTHER = "{\"id\": \"2\", \"keyPostfix\": \"0000\"}";

    @RegisterExtension
    static final WireMockExtension PORTAL = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    private static KeyListing list() throws ProviderException {
        try (ProviderSession session = Portals.session(URI.create(PORTAL.baseUrl()), Clock.systemUTC())) {
            return session.inventory().orElseThrow().list(Portals.credentials(KEY), key -> {});
        }
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        PORTAL.stubFor(get("/api/2.0/keys").willReturn(answer));
    }

    private static ResponseDefinitionBuilder ok(String body) {
        return aResponse().withStatus(200).withBody(body);
    }

    @Test
    void theWrappersCountIsNotTheNumberOfKeys() throws ProviderException {
        for (String count : new String[] {"1", "0", "99", "\"many\""}) {
            answer(ok("{\"count\": " + count + ", \"response\": [" + OWN + "," + OTHER + "], \"status\": 0}"));

            assertThat(list().keys()).isEqualTo(2);
        }
    }

    static Stream<Arguments> broken() {
        String start = "{\"response\": [" + OWN + "," + OTHER;
        return Stream.of(
                arguments("an end within a key", start.substring(0, start.length() - 5)),
                arguments("an end behind a key", start),
                arguments("an end within the list", start + ","),
                arguments("an end behind the list", start + "]"),
                arguments("more behind the end", start + "]} {}"),
                arguments("two lists", start + "], \"response\": []}"),
                arguments("no list", "{\"count\": 0}"),
                arguments("null for a list", "{\"response\": null}"),
                arguments("one key for a list", "{\"response\": " + OWN + "}"),
                arguments("a bare list", "[" + OWN + "]"),
                arguments("nothing", ""),
                arguments("an error", "{\"error\": {\"message\": \"no\"}, \"status\": 1, \"statusCode\": 403}"),
                arguments("a page", "<html></html>"),
                arguments("an empty list", "{\"response\": []}"),
                arguments("a list without the caller", "{\"response\": [" + OTHER + "]}"),
                arguments("a key twice", "{\"response\": [" + OWN + "," + OTHER + "," + OTHER + "]}"),
                arguments("null for a key", start + ", null]}"),
                arguments("a key without an id", start + ", {\"keyPostfix\": \"1111\"}]}"),
                arguments("a name twice in a key", start + ", {\"id\": \"3\", \"id\": \"4\", \"keyPostfix\": \"1\"}]}"),
                arguments(
                        "wrong scopes of one key",
                        start + ", {\"id\": \"3\", \"keyPostfix\": \"1111\", \"permissions\": \"*\"}]}"),
                arguments(
                        "a deep key",
                        start + ", {\"id\": \"3\", \"keyPostfix\": \"1\", \"x\": " + "[".repeat(40) + "]".repeat(40)
                                + "}]}"),
                arguments(
                        "a long key",
                        start + ", {\"id\": \"3\", \"keyPostfix\": \"1\", \"name\": \"" + "x".repeat(2 << 20)
                                + "\"}]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("broken")
    void aBrokenListIsNotUnderstood(String what, String body) {
        answer(ok(body));

        assertNotUnderstood(what);
    }

    private static void assertNotUnderstood(String what) {
        ProviderException failure = catchThrowableOfType(ProviderException.class, BrokenListsTest::list);
        assertThat(failure).as(what).isNotNull();
        assertThat(failure.kind()).as(what).isEqualTo(FailureKind.PROTOCOL);
        assertThat(failure.getMessage()).doesNotContain(KEY).hasSizeLessThan(300);
    }

    @Test
    void textThatIsNotUtf8IsNotGuessed() {
        byte[] body =
                ("{\"response\": [" + OWN.replace("\"1\"", "\"Zoë\"") + "]}").getBytes(StandardCharsets.ISO_8859_1);
        answer(aResponse().withStatus(200).withBody(body));

        assertNotUnderstood("Latin 1");
    }

    @Test
    void aConnectionThatBreaksGivesNoList() {
        answer(ok("{\"response\": [" + OWN + "]}").withFault(Fault.RANDOM_DATA_THEN_CLOSE));

        assertThat(catchThrowableOfType(ProviderException.class, BrokenListsTest::list)
                        .kind())
                .isIn(FailureKind.UNAVAILABLE, FailureKind.PROTOCOL);
    }
}
