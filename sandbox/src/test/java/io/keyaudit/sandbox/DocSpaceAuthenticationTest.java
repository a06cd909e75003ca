package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocSpaceAuthenticationTest {
    private static final String SELF = "/api/2.0/keys/@self";

    private final SettableClock clock = new SettableClock();
    private final DocSpaceService portal =
            DocSpaceService.start(DocSpaceOptions.defaults().withClock(clock));

    @AfterEach
    void stop() {
        portal.close();
    }

    @Test
    void createsKeysInTheRealShape() {
        assertThat(portal.createKey(PortalKey.unrestricted("key"))).matches("sk-[0-9a-f]{64}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "bearer %s", "Bearer  %s", "Bearer %sx", "Basic %s", "Bearer "})
    void onlyTheExactHeaderIsAccepted(String form) {
        String secret = portal.createKey(PortalKey.unrestricted("key"));
        Http caller = new Http(portal.endpoint(), Map.of("Authorization", String.format(form, secret)));
        Http.Answer answer = caller.get(SELF);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void headerIsNeeded() {
        assertThat(new Http(portal.endpoint(), Map.of()).get(SELF).status()).isEqualTo(401);
    }

    @Test
    void inactiveKeysAndDisabledOwnersAreRefused() {
        PortalKey key = PortalKey.unrestricted("key");
        DocSpaceUser disabled = DocSpaceUser.user("Gone").withDisabled();
        assertThat(status(key.withActive(false))).isEqualTo(401);
        assertThat(status(key.withOwner(disabled))).isEqualTo(401);
    }

    @Test
    void expiredKeyIsRefusedFromThatInstant() {
        String secret = portal.createKey(PortalKey.of("key", List.of("files:read"))
                .withExpiry(clock.instant().plusSeconds(1)));
        Http caller = Http.bearer(portal.endpoint(), secret);
        assertThat(caller.get(SELF).status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(caller.get(SELF).status()).isEqualTo(401);
    }

    @Test
    void expiredKeyIsShownActiveForTenMinutes() {
        portal.createKey(PortalKey.of("old", List.of("files:read")).withExpiry(clock.instant()));
        Http admin = Http.bearer(
                portal.endpoint(),
                portal.createKey(PortalKey.of("admin", List.of("*:read"))
                        .withCreation(clock.instant().minusSeconds(1))));
        clock.advance(Duration.ofMinutes(10).minusNanos(1));
        assertThat(newest(admin).get("isActive")).isEqualTo(true);
        clock.advance(Duration.ofNanos(1));
        assertThat(newest(admin).get("isActive")).isEqualTo(false);
    }

    @Test
    void expiredKeyStaysRefused() {
        String secret = portal.createKey(PortalKey.of("old", List.of("files:read"))
                .withExpiry(clock.instant().minusSeconds(1)));
        for (Duration age : List.of(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(34))) {
            clock.advance(age);
            assertThat(Http.bearer(portal.endpoint(), secret).get(SELF).status())
                    .as("%s later", age)
                    .isEqualTo(401);
        }
    }

    private static Map<?, ?> newest(Http admin) {
        return admin.get("/api/2.0/keys").response() instanceof List<?> keys && keys.get(0) instanceof Map<?, ?> first
                ? first
                : Map.of();
    }

    private int status(PortalKey key) {
        return Http.bearer(portal.endpoint(), portal.createKey(key)).get(SELF).status();
    }
}
