package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LostMessageTest {
    private static final String KEYS = "/api/2.0/keys";

    private final DocSpaceService portal = DocSpaceService.start();
    private final Http admin = Http.bearer(portal.endpoint(), portal.createKey(PortalKey.unrestricted("admin")));

    @AfterEach
    void stop() {
        portal.close();
    }

    @ParameterizedTest
    @CsvSource({"REQUEST, 1", "ANSWER, 2"})
    void theNextChangeGetsNoAnswer(LostMessage lost, int keys) {
        portal.loseNextChange(lost);

        assertThat(listed()).as("a GET changes nothing").isEqualTo(1);
        // There is nothing to parse.
        assertThatThrownBy(() -> admin.call("POST", KEYS, "{\"name\":\"new\"}"))
                .isInstanceOf(StringIndexOutOfBoundsException.class);
        assertThat(listed()).isEqualTo(keys);
        assertThat(admin.call("POST", KEYS, "{\"name\":\"new\"}").status()).isEqualTo(200);
        assertThat(listed()).isEqualTo(keys + 1);
    }

    private int listed() {
        return admin.get(KEYS).response() instanceof List<?> keys ? keys.size() : 0;
    }
}
