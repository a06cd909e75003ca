package io.keyaudit.docspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.sandbox.DocSpaceOptions;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.DocSpaceUser;
import io.keyaudit.sandbox.PortalKey;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DocSpaceSandboxTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Riga"));

    private DocSpaceService portal =
            DocSpaceService.start(DocSpaceOptions.defaults().withClock(CLOCK));

    @AfterEach
    void stop() {
        portal.close();
    }

    private void restart(String version) {
        portal.close();
        portal = DocSpaceService.start(
                DocSpaceOptions.defaults().withClock(CLOCK).withVersion(version));
    }

    private KeySnapshot inspect(PortalKey key) throws ProviderException {
        return Portals.inspect(portal.endpoint(), portal.createKey(key), CLOCK);
    }

    private ProviderException refusal(String key) {
        return catchThrowableOfType(ProviderException.class, () -> Portals.inspect(portal.endpoint(), key, CLOCK));
    }

    @Test
    void tellsWhatThePortalTells() throws ProviderException {
        Instant created = NOW.minusSeconds(40 * 86_400);
        String key = portal.createKey(PortalKey.of("Invoices <b>", List.of("files:read"))
                .withOwner(DocSpaceUser.admin("Ann & Bob"))
                .withCreation(created)
                .withExpiry(NOW.plusSeconds(86_400)));

        KeySnapshot snapshot = Portals.inspect(portal.endpoint(), key, CLOCK);

        assertThat(snapshot.provider()).isEqualTo("docspace");
        assertThat(snapshot.endpoint()).isEqualTo(new Endpoint(portal.endpoint()));
        assertThat(snapshot.state()).isEqualTo(KeyState.ACTIVE);
        assertThat(snapshot.nativeScopes()).containsExactly("files:read");
        assertThat(snapshot.attributes().label()).isEqualTo(Fact.known("Invoices <b>"));
        assertThat(snapshot.attributes().hint()).isEqualTo(Fact.known("sk-***" + key.substring(key.length() - 4)));
        assertThat(snapshot.attributes().owner().toOptional().orElseThrow().displayName())
                .isEqualTo("Ann & Bob");
        assertThat(snapshot.attributes().createdAt()).isEqualTo(Fact.known(created));
        assertThat(snapshot.attributes().expiresAt()).isEqualTo(Fact.known(NOW.plusSeconds(86_400)));
        assertThat(snapshot.evidence().method()).isEqualTo(Evidence.Method.INTROSPECTED);
        assertThat(snapshot.evidence().calls())
                .containsExactly("GET /api/2.0/keys/@self", "GET /api/2.0/keys/permissions");
        assertThat(snapshot.evidence().observedAt()).isEqualTo(NOW);
    }

    @Test
    void aKeyCreatedWithJustANameMayDoEverything() throws ProviderException {
        for (PortalKey key : List.of(
                PortalKey.unrestricted("absent"),
                PortalKey.of("empty", List.of()),
                PortalKey.of("star", List.of("*")))) {
            assertThat(inspect(key).permissions().unrestricted()).as(key.name()).isTrue();
        }
    }

    @Test
    void noExpiryMeansNeverAndIsToldSo() throws ProviderException {
        assertThat(inspect(PortalKey.unrestricted("for ever")).attributes().expiresAt())
                .isEqualTo(Fact.none());
    }

    @Test
    void aKeyPastItsExpiryIsExpiredThoughAPortalWithASlowClockAcceptsIt() throws ProviderException {
        Clock slow = Clock.offset(CLOCK, Duration.ofSeconds(-2));
        try (DocSpaceService late =
                DocSpaceService.start(DocSpaceOptions.defaults().withClock(slow))) {
            String key =
                    late.createKey(PortalKey.of("late", List.of("files:read")).withExpiry(NOW.minusSeconds(1)));

            KeySnapshot snapshot = Portals.inspect(late.endpoint(), key, CLOCK);

            assertThat(snapshot.state()).isEqualTo(KeyState.EXPIRED);
        }
    }

    @Test
    void theAuditsOwnUseIsNotTakenForTheOwners() throws ProviderException {
        String key = portal.createKey(PortalKey.of("asked twice", List.of("files:read")));

        Portals.inspect(portal.endpoint(), key, CLOCK);
        KeySnapshot second = Portals.inspect(portal.endpoint(), key, CLOCK);

        assertThat(second.attributes().lastUsedAt()).isEqualTo(Fact.unknown());
    }

    @Test
    void aWrongKeyIsRejected() {
        ProviderException refusal = refusal("sk-" + "0".repeat(64));

        assertThat(refusal.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(refusal).hasMessageContaining("does not accept the key").hasNoCause();
    }

    @Test
    void anInactiveKeyIsRejected() {
        String key = portal.createKey(PortalKey.unrestricted("off").withActive(false));

        assertThat(refusal(key).kind()).isEqualTo(FailureKind.REJECTED);
    }

    @Test
    void aPortalThatCannotBeAskedAboutTheKeyIsAskedForItsList() throws ProviderException {
        restart("3.1.0");
        portal.createKey(PortalKey.of("another", List.of("rooms:write")));

        KeySnapshot snapshot = inspect(PortalKey.unrestricted("old"));

        assertThat(snapshot.evidence().method()).isEqualTo(Evidence.Method.INFERRED);
        assertThat(snapshot.evidence().calls()).containsExactly("GET /api/2.0/keys/@self", "GET /api/2.0/keys");
        assertThat(snapshot.permissions().unrestricted()).isTrue();
    }

    @Test
    void aPortalThatNeitherTellsNorListsLeavesTheKeyUnread() {
        restart("3.1.0");

        ProviderException refusal = refusal(portal.createKey(PortalKey.of("old", List.of("files:read"))));

        assertThat(refusal.kind()).isEqualTo(FailureKind.FORBIDDEN);
    }

    @Test
    void theCatalogueIsThePortalsAndNotTheKeys() throws ProviderException {
        try (ProviderSession session = Portals.session(portal.endpoint(), CLOCK)) {
            String reader = portal.createKey(PortalKey.of("reader", List.of("*:read")));

            assertThat(session.scopeCatalogue().orElseThrow().scopes(Portals.credentials(reader)))
                    .hasSize(11)
                    .contains("*:write");
        }
    }

    @Test
    void aKeyThatMayNotAskForTheCatalogueIsToldSo() {
        try (ProviderSession session = Portals.session(portal.endpoint(), CLOCK)) {
            String scoped = portal.createKey(PortalKey.of("scoped", List.of("files:write")));

            ProviderException refusal = catchThrowableOfType(
                    ProviderException.class,
                    () -> session.scopeCatalogue().orElseThrow().scopes(Portals.credentials(scoped)));

            assertThat(refusal.kind()).isEqualTo(FailureKind.FORBIDDEN);
            assertThat(refusal).hasMessageContaining("does not let this key ask");
        }
    }
}
