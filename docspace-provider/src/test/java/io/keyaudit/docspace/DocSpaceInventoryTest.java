package io.keyaudit.docspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.sandbox.DocSpaceOptions;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.DocSpaceUser;
import io.keyaudit.sandbox.PortalKey;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.spi.KeyListing.Coverage;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every key that a portal lists. */
class DocSpaceInventoryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Riga"));
    private static final DocSpaceUser ANNA = DocSpaceUser.user("Anna");

    private final DocSpaceService portal =
            DocSpaceService.start(DocSpaceOptions.defaults().withClock(CLOCK));
    private final String admin = portal.createKey(PortalKey.of("admin", List.of("*:read")));
    private final List<KeySnapshot> listed = new ArrayList<>();

    @AfterEach
    void stop() {
        portal.close();
    }

    private KeyListing list(String key) throws ProviderException {
        listed.clear();
        try (ProviderSession session = Portals.session(portal.endpoint(), CLOCK)) {
            return session.inventory().orElseThrow().list(Portals.credentials(key), listed::add);
        }
    }

    private KeySnapshot named(String name) {
        return listed.stream()
                .filter(key -> key.attributes().label().equals(Fact.known(name)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anAdministratorsListIsEverybodys() throws ProviderException {
        Instant lastUse = NOW.minusSeconds(90);
        String bot = portal.createKey(PortalKey.of("bot", List.of("files:read", "spaces:read"))
                .withOwner(ANNA)
                .withCreation(NOW.minusSeconds(86_400))
                .withExpiry(NOW.plusSeconds(86_400))
                .withLastUse(lastUse));
        portal.createKey(PortalKey.unrestricted("off").withActive(false));
        portal.createKey(PortalKey.of("late", List.of("rooms:read")).withExpiry(NOW.minusSeconds(60)));

        KeyListing listing = list(admin);

        // The wrapper's own count is 1.
        assertThat(listing).isEqualTo(new KeyListing(4, Coverage.ALL_USERS, List.of("GET /api/2.0/keys")));
        assertThat(listing.summary()).isEqualTo("4 keys of all users");
        KeySnapshot snapshot = named("bot");
        assertThat(snapshot.state()).isEqualTo(KeyState.ACTIVE);
        assertThat(snapshot.nativeScopes()).containsExactly("files:read", "spaces:read");
        assertThat(snapshot.unrecognizedScopes()).containsExactly("spaces:read");
        assertThat(snapshot.attributes().id().toOptional().orElseThrow()).hasSize(36);
        assertThat(snapshot.attributes().hint()).isEqualTo(Fact.known("sk-***" + bot.substring(63)));
        assertThat(snapshot.attributes().owner().toOptional().orElseThrow().displayName())
                .isEqualTo("Anna");
        assertThat(snapshot.attributes().owner().toOptional().orElseThrow().active())
                .isEqualTo(Fact.unknown());
        assertThat(snapshot.attributes().createdAt()).isEqualTo(Fact.known(NOW.minusSeconds(86_400)));
        assertThat(snapshot.attributes().expiresAt()).isEqualTo(Fact.known(NOW.plusSeconds(86_400)));
        assertThat(snapshot.attributes().lastUsedAt()).isEqualTo(Fact.known(lastUse));
        assertThat(snapshot.evidence().method()).isEqualTo(Evidence.Method.INFERRED);
        assertThat(named("off").state()).isEqualTo(KeyState.INACTIVE);
        assertThat(named("off").permissions().unrestricted()).isTrue();
        assertThat(named("off").attributes().lastUsedAt()).isEqualTo(Fact.none());
        assertThat(named("late").state()).isEqualTo(KeyState.EXPIRED);
        assertThat(named("admin").attributes().lastUsedAt()).isEqualTo(Fact.unknown());
    }

    @Test
    void aUsersListIsTheirOwnAndThatCannotBeToldFromAnAdministratorsWhoIsAlone() throws ProviderException {
        String annas = portal.createKey(PortalKey.of("hers", List.of("*")).withOwner(ANNA));
        String guests =
                portal.createKey(PortalKey.of("guest", List.of("*:read")).withOwner(DocSpaceUser.guest("Gus")));

        assertThat(list(annas)).isEqualTo(new KeyListing(1, Coverage.UNKNOWN, List.of("GET /api/2.0/keys")));
        assertThat(list(guests).keys()).isEqualTo(1);
        assertThat(list(admin).keys()).isEqualTo(3);
    }

    @Test
    void aKeyThatMayNotListIsToldSo() {
        String scoped = portal.createKey(PortalKey.of("scoped", List.of("files:write")));

        ProviderException refusal = catchThrowableOfType(ProviderException.class, () -> list(scoped));

        assertThat(refusal.kind()).isEqualTo(FailureKind.FORBIDDEN);
        assertThat(listed).isEmpty();
    }

    @Test
    void keysThatTheAuditUsedItselfDoNotCountAsUsed() throws ProviderException {
        String bot = portal.createKey(PortalKey.of("bot", List.of("files:read")).withOwner(ANNA));
        try (ProviderSession session = Portals.session(portal.endpoint(), CLOCK)) {
            session.inspect(Portals.credentials(bot));
            session.inventory().orElseThrow().list(Portals.credentials(admin), listed::add);
        }

        assertThat(named("bot").attributes().lastUsedAt()).isEqualTo(Fact.unknown());
    }

    @Test
    void whatManyKeysShareIsKeptOnce() throws ProviderException {
        portal.createKey(PortalKey.of("one", List.of("files:read")));
        portal.createKey(PortalKey.of("two", List.of("files:read")));
        list(admin);

        assertThat(named("one").permissions()).isSameAs(named("two").permissions());
        assertThat(named("one").nativeScopes()).isSameAs(named("two").nativeScopes());
        assertThat(named("one").attributes().owner().toOptional().orElseThrow())
                .isSameAs(named("two").attributes().owner().toOptional().orElseThrow());
        assertThat(named("one").evidence()).isSameAs(named("two").evidence());
    }

    @Test
    void anAuditOfAnInventoryReadsEveryKeyOnce() {
        portal.createKey(PortalKey.of("bot", List.of("files:read")).withOwner(ANNA));

        List<KeyOutcome> outcomes = KeyAuditor.builder()
                .providers(new DocSpaceProvider())
                .clock(CLOCK)
                .build()
                .audit(List.of(AuditTarget.builder("portal", "docspace")
                        .endpoint(portal.endpoint().toString())
                        .credential("apiKey", Portals.credentials(admin).get("apiKey"))
                        .inventory()
                        .build()));

        assertThat(outcomes).allMatch(Inspected.class::isInstance).hasSize(2);
        assertThat(outcomes.get(0).target().name()).isEqualTo("portal");
        assertThat(outcomes.get(1).target().name()).matches("portal/bot#[0-9a-f]{8}");
        assertThat(((Inspected) outcomes.get(0)).snapshot().evidence().details())
                .containsEntry("inventory", "2 keys of all users");
    }
}
