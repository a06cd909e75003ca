package io.keyaudit.docspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.sandbox.DocSpaceOptions;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.DocSpaceUser;
import io.keyaudit.sandbox.LostMessage;
import io.keyaudit.sandbox.PortalKey;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyChange;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.KeyLifecycle;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.UncertainOutcomeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The life of a key, at a portal that behaves as the real ones do. */
class DocSpaceLifecycleTest {
    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneId.of("Europe/Riga"));
    private static final DocSpaceUser ANNA = DocSpaceUser.user("Anna");

    private DocSpaceService portal =
            DocSpaceService.start(DocSpaceOptions.defaults().withClock(CLOCK));
    private Credentials caller = Portals.credentials(portal.createKey(PortalKey.of("manager", List.of("*:write"))));

    @AfterEach
    void stop() {
        portal.close();
    }

    private KeyLifecycle lifecycle() {
        return Portals.lifecycle(portal.endpoint(), CLOCK);
    }

    private static KeyDraft draft(String name, String... scopes) {
        return new KeyDraft(name, List.of(scopes), false, Optional.of(30));
    }

    private List<KeySnapshot> keys() throws ProviderException {
        List<KeySnapshot> keys = new ArrayList<>();
        try (var session = Portals.session(portal.endpoint(), CLOCK)) {
            session.inventory().orElseThrow().list(caller, keys::add);
        }
        return keys;
    }

    private KeySnapshot inspect(CreatedKey created) throws ProviderException {
        return Portals.inspect(portal.endpoint(), created.secret().reveal(), CLOCK);
    }

    private static String id(KeySnapshot key) {
        return key.attributes().id().toOptional().orElseThrow();
    }

    private ProviderException refusal(ThrowingCall call) {
        ProviderException refusal = catchThrowableOfType(ProviderException.class, () -> call.on(lifecycle()));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private interface ThrowingCall {
        void on(KeyLifecycle lifecycle) throws ProviderException;
    }

    @Test
    void aKeyIsCreatedChangedSwitchedOffAndRevoked() throws ProviderException {
        try (KeyLifecycle lifecycle = lifecycle()) {
            CreatedKey created = lifecycle.create(caller, draft("bot", "files:read", "files:read", "rooms:read"));

            assertThat(created.toString()).doesNotContain(created.secret().reveal());
            KeySnapshot snapshot = created.snapshot();
            String secret = created.secret().reveal();
            assertThat(snapshot.attributes().hint()).isEqualTo(Fact.known("sk-***" + secret.substring(63)));
            assertThat(snapshot.attributes().expiresAt()).isEqualTo(Fact.known(NOW.plus(Duration.ofDays(30))));
            assertThat(snapshot.attributes().lastUsedAt()).isEqualTo(Fact.none());
            assertThat(snapshot.endpoint()).isEqualTo(new Endpoint(portal.endpoint()));
            assertThat(inspect(created).permissions()).isEqualTo(snapshot.permissions());

            lifecycle.change(caller, id(snapshot), rename("files bot"));
            lifecycle.change(caller, id(snapshot), KeyChange.rescope(List.of("files:read")));
            assertThat(inspect(created).nativeScopes()).containsExactly("files:read");
            assertThat(inspect(created).attributes().label()).isEqualTo(Fact.known("files bot"));

            lifecycle.change(caller, id(snapshot), KeyChange.activate(false));
            assertThat(keys())
                    .filteredOn(key -> id(key).equals(id(snapshot)))
                    .extracting(KeySnapshot::state)
                    .containsExactly(KeyState.INACTIVE);

            lifecycle.revoke(caller, id(snapshot));
            assertThat(keys()).hasSize(1);
        }
    }

    @Test
    void fullAccessAndNoExpiryMustBeSaid() throws ProviderException {
        try (KeyLifecycle lifecycle = lifecycle()) {
            CreatedKey created = lifecycle.create(caller, new KeyDraft("root", List.of(), true, Optional.empty()));

            assertThat(created.snapshot().permissions().unrestricted()).isTrue();
            assertThat(created.snapshot().attributes().expiresAt()).isEqualTo(Fact.none());
            assertThat(created.snapshot().attributes().managesKeys()).isEqualTo(Fact.known(true));
        }
    }

    @Test
    void aPreviewIsWhatTheKeyWillBe() throws ProviderException {
        KeyDraft draft = draft("bot", "accounts:write");
        try (KeyLifecycle lifecycle = lifecycle()) {
            KeySnapshot preview = lifecycle.preview(draft);
            KeySnapshot created = lifecycle.create(caller, draft).snapshot();

            assertThat(preview.permissions()).isEqualTo(created.permissions());
            assertThat(preview.nativeScopes()).isEqualTo(created.nativeScopes());
            assertThat(preview.state()).isEqualTo(created.state());
            assertThat(preview.attributes().label())
                    .isEqualTo(created.attributes().label());
            assertThat(preview.attributes().expiresAt())
                    .isEqualTo(created.attributes().expiresAt());
            assertThat(preview.attributes().managesKeys())
                    .isEqualTo(created.attributes().managesKeys());
            assertThat(preview.evidence().calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 366, Integer.MAX_VALUE})
    void aKeyLivesForOneDayToAYear(int days) {
        ProviderException refusal = refusal(lifecycle ->
                lifecycle.create(caller, new KeyDraft("bot", List.of("files:read"), false, Optional.of(days))));

        assertThat(refusal.kind()).isEqualTo(FailureKind.CONFIGURATION);
        assertThat(refusal).hasMessageContaining("1 to 365 days or never");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "0123456789012345678901234567890", "a\ud800"})
    void aNameHasOneToThirtyCharacters(String name) {
        assertThat(refusal(lifecycle -> lifecycle.create(caller, draft(name, "files:read")))
                        .kind())
                .isEqualTo(FailureKind.CONFIGURATION);
        assertThat(refusal(lifecycle ->
                                lifecycle.change(caller, UUID.randomUUID().toString(), rename(name)))
                        .kind())
                .isEqualTo(FailureKind.CONFIGURATION);
    }

    @Test
    void theLongestNameAndLifeAreTaken() throws ProviderException {
        try (KeyLifecycle lifecycle = lifecycle()) {
            String name = "x\"\\<\u0001\ud83d\udd11" + "0".repeat(23);
            KeyDraft longest = new KeyDraft(name, List.of("files:read"), false, Optional.of(365));

            assertThat(lifecycle.create(caller, longest).snapshot().attributes().label())
                    .isEqualTo(Fact.known(name));
            lifecycle.create(caller, new KeyDraft("n", List.of("files:read"), false, Optional.of(1)));
        }
    }

    @Test
    void noScopesAreRefusedSinceTheyMeanFullAccess() throws ProviderException {
        assertThat(refusal(lifecycle -> lifecycle.create(caller, draft("bot")))).hasMessageContaining("full access");
        assertThat(refusal(lifecycle -> lifecycle.preview(draft("bot")))).hasMessageContaining("full access");
        assertThat(refusal(lifecycle ->
                        lifecycle.change(caller, UUID.randomUUID().toString(), KeyChange.rescope(List.of()))))
                .hasMessageContaining("full access");
        assertThat(refusal(lifecycle ->
                        lifecycle.create(caller, new KeyDraft("bot", List.of("files:read"), true, Optional.empty()))))
                .hasMessageContaining("not both");
        assertThat(keys()).hasSize(1);
    }

    @Test
    void aScopeThatThePortalDoesNotHaveIsNamed() throws ProviderException {
        String id = id(keys().get(0));
        for (ThrowingCall call : List.<ThrowingCall>of(
                lifecycle -> lifecycle.create(caller, draft("bot", "files:read", "files:admin")),
                lifecycle -> lifecycle.change(caller, id, KeyChange.rescope(List.of("files:admin"))))) {
            ProviderException refusal = refusal(call);

            assertThat(refusal.kind()).isEqualTo(FailureKind.CONFIGURATION);
            assertThat(refusal).hasMessageContaining("\"files:admin\"").hasMessageContaining("files:read, files:write");
        }
        assertThat(keys()).hasSize(1);
    }

    @Test
    void whatAnOldPortalDoesNotHaveIsRefusedThere() {
        portal.close();
        portal = DocSpaceService.start(
                DocSpaceOptions.defaults().withClock(CLOCK).withVersion("3.1.1"));
        caller = Portals.credentials(portal.createKey(PortalKey.unrestricted("manager")));

        assertThat(refusal(lifecycle -> lifecycle.create(caller, draft("bot", "*:read"))))
                .hasMessageContaining("no scope \"*:read\"");
    }

    @Test
    void nothingToChangeAndWhatIsNoIdAreRefused() {
        assertThat(refusal(lifecycle -> lifecycle.change(
                        caller,
                        UUID.randomUUID().toString(),
                        new KeyChange(Optional.empty(), Optional.empty(), Optional.empty()))))
                .hasMessageContaining("nothing");
        for (String id : List.of("", "..", "@self", "permissions", "7c1e9f02-6a53-4f0f-8a3c-1f2e3d4c5b6a/..")) {
            assertThat(refusal(lifecycle -> lifecycle.revoke(caller, id)).kind())
                    .isEqualTo(FailureKind.CONFIGURATION);
            assertThat(refusal(lifecycle -> lifecycle.change(caller, id, KeyChange.activate(true)))
                            .kind())
                    .isEqualTo(FailureKind.CONFIGURATION);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"files:write", "*:read"})
    void aKeyThatMayNotManageKeysIsToldWhatItTakes(String scope) {
        Credentials reader = Portals.credentials(portal.createKey(PortalKey.of("reader", List.of(scope))));
        String id = UUID.randomUUID().toString();
        for (ThrowingCall call : List.<ThrowingCall>of(
                lifecycle -> lifecycle.create(reader, draft("bot", "files:read")),
                lifecycle -> lifecycle.change(reader, id, KeyChange.activate(true)),
                lifecycle -> lifecycle.revoke(reader, id))) {
            ProviderException refusal = refusal(call);

            assertThat(refusal.kind()).isEqualTo(FailureKind.FORBIDDEN);
            assertThat(refusal)
                    .isNotInstanceOf(UncertainOutcomeException.class)
                    .hasMessageContaining("full access or the scope *:write");
        }
    }

    @Test
    void somebodyElsesKeyAndAnExpiredOneAreNotChangedWhateverTheStatusSays() throws ProviderException {
        portal.createKey(PortalKey.of("annas", List.of("files:read")).withOwner(ANNA));
        portal.createKey(PortalKey.of("expired", List.of("files:read")).withExpiry(NOW.minusSeconds(1)));
        for (KeySnapshot key : keys()) {
            if (key.attributes().label().equals(Fact.known("manager"))) {
                continue;
            }
            ProviderException refusal = refusal(lifecycle -> lifecycle.change(caller, id(key), rename("mine")));

            assertThat(refusal.kind()).isEqualTo(FailureKind.FORBIDDEN);
            assertThat(refusal).hasMessageContaining("not changed").hasMessageContaining("somebody else");
            if (key.attributes().label().equals(Fact.known("annas"))) {
                assertThat(refusal(lifecycle -> lifecycle.revoke(caller, id(key))))
                        .hasMessageContaining("not revoked");
            }
        }
        assertThat(keys()).hasSize(3);
    }

    @Test
    void theSixthKeyInAQuarterOfAnHourIsRefusedAtOnceAndOtherCallsGoOn() throws ProviderException {
        try (KeyLifecycle lifecycle = lifecycle()) {
            for (int i = 0; i < 5; i++) {
                lifecycle.create(caller, draft("bot", "files:read"));
            }
            ProviderException refusal = catchThrowableOfType(
                    ProviderException.class, () -> lifecycle.create(caller, draft("bot", "files:read")));

            assertThat(refusal.kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(refusal)
                    .isNotInstanceOf(UncertainOutcomeException.class)
                    .hasMessageContaining("5 new keys of one user in 15 minutes");
            String id = id(keys().get(0));
            lifecycle.change(caller, id, rename("still possible"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCreationThatGotLostIsNotRepeatedAndSaysHowToFindOut(LostMessage lost) throws ProviderException {
        portal.loseNextChange(lost);

        ProviderException failure = refusal(lifecycle -> lifecycle.create(caller, draft("bot", "files:read")));

        assertThat(failure).isInstanceOf(UncertainOutcomeException.class);
        assertThat(failure)
                .hasMessageContaining("a key named \"bot\" might have been created")
                .hasMessageContaining("List the account's keys");
        assertThat(keys()).hasSize(lost == LostMessage.REQUEST ? 1 : 2);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeThatGotLostIsNotRepeatedAndSaysHowToFindOut(LostMessage lost) throws ProviderException {
        portal.createKey(PortalKey.of("bot", List.of("files:read")));
        String id = keys().stream()
                .filter(key -> key.attributes().label().equals(Fact.known("bot")))
                .map(DocSpaceLifecycleTest::id)
                .findFirst()
                .orElseThrow();

        portal.loseNextChange(lost);
        assertThat(refusal(lifecycle -> lifecycle.change(caller, id, rename("new"))))
                .isInstanceOf(UncertainOutcomeException.class)
                .hasMessageContaining("might have been changed");
        assertThat(keys())
                .filteredOn(key -> key.attributes().label().equals(Fact.known("new")))
                .hasSize(lost == LostMessage.REQUEST ? 0 : 1);

        portal.loseNextChange(lost);
        assertThat(refusal(lifecycle -> lifecycle.revoke(caller, id)))
                .isInstanceOf(UncertainOutcomeException.class)
                .hasMessageContaining("might have been revoked");
        assertThat(keys()).hasSize(lost == LostMessage.REQUEST ? 2 : 1);
    }

    @Test
    void anUnknownKeyIsNotSurelyUnchangedSinceThePortalOnlySaysThatItFailed() {
        String unknown = UUID.randomUUID().toString();

        assertThat(refusal(lifecycle -> lifecycle.revoke(caller, unknown)))
                .isInstanceOf(UncertainOutcomeException.class)
                .hasMessageContaining("no key with this id");
    }

    @Test
    void aPortalThatCannotBeReachedHasSurelyCreatedNothing() {
        portal.close();

        ProviderException failure =
                refusal(lifecycle -> lifecycle.create(caller, new KeyDraft("root", List.of(), true, Optional.empty())));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure).isNotInstanceOf(UncertainOutcomeException.class);
    }

    private static KeyChange rename(String name) {
        return new KeyChange(Optional.of(name), Optional.empty(), Optional.empty());
    }
}
