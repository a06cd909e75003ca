package io.keyaudit.docspace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.keyaudit.Fact;
import io.keyaudit.KeySnapshot;
import io.keyaudit.sandbox.DocSpaceOptions;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.PortalKey;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a key can create and change keys, which depends on the portal's version. */
class KeyManagementTest {
    private static final String KEY = "sk-" + "a".repeat(60) + "9f3c";
    private static final String CATALOGUE = "/api/2.0/keys/permissions";

    @RegisterExtension
    static final WireMockExtension PORTAL = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort())
            .build();

    @ParameterizedTest(name = "v{0}, scopes {1}")
    @CsvSource({
        "3.1.0, '', true",
        "3.1.1, '', true",
        "3.1.1, files:read, untold",
        "3.2.0, files:read, untold",
        "3.2.0, *:read, untold",
        "3.2.1, files:read, true",
        "3.2.1, accounts.self:read rooms:write, true",
        "3.2.1, *:read, untold",
        "3.2.1, *:write, true",
        "3.2.1, *, true",
        "3.2.1, files:read future:scope, untold",
        "3.6.1, files:write, true",
        "3.6.1, *:read, untold",
        "3.6.1, '', true",
        "3.7.1, files:write, untold",
        "3.7.1, accounts:write, untold",
        "3.7.1, *:read, untold",
        "3.7.1, *:write, true",
        "3.7.2, files:read, untold",
        "3.7.2, files:read *:write, true",
        "3.7.2, files:read *, true",
        "3.7.2, '', true",
        "3.7.2, future:scope, untold"
    })
    void dependsOnScopesAndVersion(String version, String scopes, String managesKeys) throws ProviderException {
        try (DocSpaceService portal =
                DocSpaceService.start(DocSpaceOptions.defaults().withVersion(version))) {
            List<String> listed = scopes.isEmpty() ? List.of() : Arrays.asList(scopes.split(" ", -1));
            String key = portal.createKey(PortalKey.of("key", listed));

            KeySnapshot snapshot = Portals.inspect(portal.endpoint(), key);

            assertThat(snapshot.attributes().managesKeys())
                    .isEqualTo(managesKeys.equals("untold") ? Fact.unknown() : Fact.known(managesKeys.equals("true")));
        }
    }

    private static Fact<Boolean> answered(ResponseDefinitionBuilder catalogue) throws ProviderException {
        return answered(catalogue, "[\"files:read\"]");
    }

    private static Fact<Boolean> answered(ResponseDefinitionBuilder catalogue, String scopes) throws ProviderException {
        stub(catalogue, scopes);
        return Portals.inspect(URI.create(PORTAL.baseUrl()), KEY).attributes().managesKeys();
    }

    private static void stub(ResponseDefinitionBuilder catalogue, String scopes) {
        PORTAL.stubFor(get("/api/2.0/keys/@self")
                .willReturn(okJson("{\"response\": {\"id\": \"1\", \"keyPostfix\": \"9f3c\"," + " \"permissions\": "
                        + scopes + "}}")));
        PORTAL.stubFor(get(CATALOGUE).willReturn(catalogue));
    }

    @Test
    void onlyAnAnswerThatLeavesNoDoubtCounts() throws ProviderException {
        assertThat(answered(okJson("{\"response\": [\"files:read\"]}"))).isEqualTo(Fact.known(true));
        assertThat(answered(aResponse().withStatus(403))).isEqualTo(Fact.unknown());
        assertThat(answered(okJson("{\"response\": []}"))).isEqualTo(Fact.unknown());
        // The role, the address or a firewall can be the reason.
        assertThat(answered(aResponse().withStatus(403).withBody("{\"error\": {\"message\": \"Access denied\"}}")))
                .isEqualTo(Fact.unknown());
        assertThat(answered(aResponse().withStatus(403).withBody("\"10.0.0.7\"")))
                .isEqualTo(Fact.unknown());
        for (int status : new int[] {400, 401, 404, 429, 500, 503}) {
            assertThat(answered(aResponse().withStatus(status)))
                    .as("%s", status)
                    .isEqualTo(Fact.unknown());
        }
        assertThat(answered(okJson("{\"response\": {}}"))).isEqualTo(Fact.unknown());
        assertThat(answered(okJson("<html>"))).isEqualTo(Fact.unknown());
    }

    @Test
    void aPortalIsAskedOnceHoweverItAnswers() throws ProviderException {
        for (int status : new int[] {403, 503}) {
            PORTAL.resetRequests();
            stub(aResponse().withStatus(status), "[\"files:read\"]");
            try (ProviderSession session = Portals.session(URI.create(PORTAL.baseUrl()), Clock.systemUTC())) {
                KeySnapshot first = session.inspect(Portals.credentials(KEY));
                KeySnapshot second = session.inspect(Portals.credentials(KEY));

                assertThat(first.evidence().calls()).containsExactly("GET /api/2.0/keys/@self", "GET " + CATALOGUE);
                assertThat(second.evidence().calls()).containsExactly("GET /api/2.0/keys/@self");
                assertThat(second.attributes().managesKeys())
                        .isEqualTo(first.attributes().managesKeys());
            }
            PORTAL.verify(1, getRequestedFor(urlEqualTo(CATALOGUE)));
        }
    }
}
