package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocSpaceVersionTest {
    private static final String KEYS = "/api/2.0/keys";

    @ParameterizedTest
    @CsvSource({
        // version, @self, a scoped key at the list, at creation, scopes
        "3.1.0, 404, 403, 403, 8",
        "3.1.1, 200, 403, 403, 8",
        "3.2.0, 200, 403, 403, 11",
        "3.2.1, 200, 200, 200, 11",
        "3.6.1, 200, 200, 200, 11",
        "3.7.1, 200, 403, 403, 11",
        "3.10.0, 200, 403, 403, 11"
    })
    void oldPortalsBehaveAsTheyDid(String version, int self, int list, int create, int scopes) {
        try (DocSpaceService portal =
                DocSpaceService.start(DocSpaceOptions.defaults().withVersion(version))) {
            Http scoped =
                    Http.bearer(portal.endpoint(), portal.createKey(PortalKey.of("scoped", List.of("files:read"))));
            assertThat(scoped.get(KEYS + "/@self").status()).isEqualTo(self);
            assertThat(scoped.get(KEYS).status()).isEqualTo(list);
            assertThat(scoped.call("POST", KEYS, "{\"name\":\"minted\"}").status())
                    .isEqualTo(create);
            Http full = Http.bearer(portal.endpoint(), portal.createKey(PortalKey.unrestricted("full")));
            assertThat(full.get(KEYS + "/permissions").body()).contains("\"count\":" + scopes);
        }
    }

    @Test
    void refusesWhatIsNotAVersion() {
        assertThatThrownBy(
                        () -> DocSpaceService.start(DocSpaceOptions.defaults().withVersion("new")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
