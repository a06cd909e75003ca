package io.keyaudit.drift;

import static io.keyaudit.drift.RecordedKey.DAY;
import static io.keyaudit.drift.RecordedKey.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyaudit.Fact;
import io.keyaudit.KeyState;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DriftTest {
    private static List<String> between(List<KeyRecord> earlier, List<KeyRecord> later) {
        return Drift.between(Baseline.of(earlier), Baseline.of(later), BankProvider.INSTALLED).stream()
                .map(DriftTest::text)
                .toList();
    }

    private static String text(Finding finding) {
        return finding.rule().id().substring("drift/".length()) + " "
                + finding.severity().text()
                + (finding.status() == FindingStatus.OPEN ? "" : "?") + ": " + finding.message();
    }

    static Stream<Arguments> accesses() {
        return Stream.of(
                arguments("low r-", "low r-", List.of()),
                arguments("low --", "low r-", List.of("access-gained low: gained low:read (low)")),
                arguments(
                        "moderate r-",
                        "moderate rw",
                        List.of("access-gained medium: gained moderate:write (moderate)")),
                arguments(
                        "high --",
                        "high rw",
                        List.of("access-gained high: gained high:read (high), high:write (high)")),
                arguments(
                        "critical --",
                        "critical -w",
                        List.of("access-gained critical: gained critical:write (critical)")),
                arguments("new --", "new r-", List.of("access-gained high: gained new:read (not classified)")),
                arguments(
                        "low r-, high -w",
                        "low --, high --",
                        List.of("access-lost low: lost high:write (high), low:read (low)")),
                arguments(
                        "low r-, high --",
                        "low --, high r-",
                        List.of("access-gained high: gained high:read (high)", "access-lost low: lost low:read (low)")),
                arguments(
                        "critical --",
                        "critical ?-",
                        List.of("access-gained critical?: might have gained critical:read (critical)")),
                arguments(
                        "critical --, low --",
                        "critical ?-, low r-",
                        List.of(
                                "access-gained critical: gained low:read (low); might have gained critical:read (critical)")),
                arguments(
                        "high ?-", "high r-", List.of("access-gained high: gained high:read (high) (unknown before)")),
                arguments("high ??", "high --", List.of()),
                arguments("high ??", "high ??", List.of()),
                arguments("high r-", "high ?-", List.of("access-lost low?: might have lost high:read (high)")),
                arguments(
                        "low r-",
                        "low r-, high r-",
                        List.of("access-gained high: gained high:read (high) (unknown before)")),
                arguments(
                        "low r-, high r-",
                        "low r-",
                        List.of(
                                "access-gained high?: might have gained high:write (high)",
                                "access-lost low?: might have lost high:read (high)")),
                arguments("low rw", "unrestricted: low rw", List.of("access-gained critical: gained full access")),
                arguments(
                        "low r-",
                        "unrestricted: low rw",
                        List.of("access-gained critical: gained full access, low:write (low)")),
                arguments(
                        "unrestricted: low rw",
                        "low r-",
                        List.of("access-lost low: lost full access, low:write (low)")),
                arguments("unrestricted: low rw", "unrestricted: high rw", List.of()));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @MethodSource("accesses")
    void tellsWhatAKeyGainedAndLost(String before, String now, List<String> expected) {
        assertThat(between(
                        List.of(PLAIN.may(before).read()),
                        List.of(PLAIN.may(now).read())))
                .isEqualTo(expected);
    }

    static Stream<Arguments> changes() {
        Fact<String> untold = Fact.unknown();
        Fact<Instant> later = Fact.known(DAY.plus(Duration.ofDays(1)));
        RecordedKey anonymous = PLAIN.identified(untold, untold, untold, Fact.unknown());
        return Stream.of(
                arguments(
                        PLAIN.may("low r-"),
                        PLAIN.may("low r-", "new:\"x"),
                        List.of("access-gained high?: might have gained unrecognized scope \"new:\"x\"")),
                arguments(
                        PLAIN.may("low r-", "a", "b"),
                        PLAIN.may("low r-", "b"),
                        List.of("access-lost low?: might have lost unrecognized scope \"a\"")),
                arguments(
                        PLAIN,
                        PLAIN.managing(Fact.known(true)),
                        List.of("access-gained high: gained management of keys beyond its own permissions")),
                arguments(
                        PLAIN.managing(Fact.unknown()),
                        PLAIN.managing(Fact.known(true)),
                        List.of(
                                "access-gained high: gained management of keys beyond its own permissions (unknown before)")),
                arguments(
                        PLAIN,
                        PLAIN.managing(Fact.unknown()),
                        List.of(
                                "access-gained high?: might have gained management of keys beyond its own permissions")),
                arguments(
                        PLAIN.managing(Fact.known(true)),
                        PLAIN,
                        List.of("access-lost low: lost management of keys beyond its own permissions")),
                arguments(PLAIN.managing(Fact.none()), PLAIN, List.of()),
                arguments(
                        PLAIN,
                        PLAIN.in(KeyState.EXPIRED),
                        List.of("state-changed medium: state is expired, was active")),
                arguments(
                        PLAIN,
                        PLAIN.in(KeyState.UNKNOWN),
                        List.of("state-changed medium?: state is unknown, was active")),
                arguments(
                        PLAIN.in(KeyState.UNKNOWN),
                        PLAIN,
                        List.of("state-changed medium?: state is active, was unknown")),
                arguments(
                        PLAIN,
                        PLAIN.expiring(later),
                        List.of("expiry-changed medium: expiry is 2027-02-01T00:00:00Z, was 2027-01-31T00:00:00Z")),
                arguments(
                        PLAIN.expiring(later),
                        PLAIN,
                        List.of("expiry-changed low: expiry is 2027-01-31T00:00:00Z, was 2027-02-01T00:00:00Z")),
                arguments(
                        PLAIN,
                        PLAIN.expiring(Fact.none()),
                        List.of("expiry-changed medium: expiry is never, was 2027-01-31T00:00:00Z")),
                arguments(
                        PLAIN.expiring(Fact.none()),
                        PLAIN,
                        List.of("expiry-changed low: expiry is 2027-01-31T00:00:00Z, was never")),
                arguments(
                        PLAIN,
                        PLAIN.expiring(Fact.unknown()),
                        List.of("expiry-changed medium?: expiry is unknown, was 2027-01-31T00:00:00Z")),
                arguments(
                        PLAIN.expiring(Fact.unknown()),
                        PLAIN.expiring(Fact.none()),
                        List.of("expiry-changed medium?: expiry is never, was unknown")),
                arguments(
                        PLAIN,
                        PLAIN.identified(Fact.known("2"), Fact.known("***2"), Fact.known("bob"), Fact.known(DAY)),
                        List.of(
                                "key-replaced medium: id is 2, was 1; hint is ***2, was ***1; owner is bob, was ann; creation is 2027-01-31T00:00:00Z, was 1970-01-01T00:00:00Z")),
                arguments(
                        PLAIN,
                        anonymous,
                        List.of(
                                "key-replaced medium?: id is unknown, was 1; hint is unknown, was ***1; owner is unknown, was ann")),
                arguments(anonymous, anonymous, List.of()),
                arguments(
                        PLAIN, PLAIN.identified(Fact.known("1"), untold, Fact.known("ann"), Fact.unknown()), List.of()),
                arguments(
                        PLAIN,
                        PLAIN.at("bank", "https://other.example"),
                        List.of("key-replaced medium: endpoint is https://other.example, was https://bank.example")),
                arguments(
                        PLAIN.may("low r-"),
                        PLAIN.may("low r-").at("shop", "https://bank.example"),
                        List.of(
                                "access-gained high: gained low:read (not classified) (unknown before)",
                                "key-replaced medium: provider is shop, was bank")));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("changes")
    void tellsWhatElseChanged(RecordedKey before, RecordedKey now, List<String> expected) {
        assertThat(between(List.of(before.read()), List.of(now.read()))).isEqualTo(expected);
    }

    static Stream<Arguments> newKeys() {
        return Stream.of(
                arguments(PLAIN.may("low r-"), "low"),
                arguments(PLAIN.may("low --"), "low"),
                arguments(PLAIN.may("low r-, moderate r-"), "medium"),
                arguments(PLAIN.may("high -w, low r-"), "high"),
                arguments(PLAIN.may("critical -w"), "critical"),
                arguments(PLAIN.may("other r-"), "high"),
                arguments(PLAIN.may("critical ?-"), "critical"),
                arguments(PLAIN.may("low --", "vaults:empty"), "high"),
                arguments(PLAIN.may("low --").managing(Fact.unknown()), "low"),
                arguments(PLAIN.may("unrestricted: low rw"), "critical"));
    }

    @ParameterizedTest
    @MethodSource("newKeys")
    void aNewKeyMattersAsMuchAsWhatItMayDo(RecordedKey key, String severity) {
        assertThat(between(List.of(), List.of(key.read())))
                .containsExactly("key-new " + severity + ": was not audited before; permissions: " + key.permissions());
        assertThat(between(List.of(key.unread()), List.of(key.read())))
                .containsExactly("key-new " + severity
                        + "?: could not be read before, so changes are unknown; permissions: " + key.permissions());
    }

    @Test
    void aNewKeySaysWhetherItManagesKeys() {
        assertThat(between(
                        List.of(),
                        List.of(PLAIN.may("low --").managing(Fact.known(true)).read())))
                .containsExactly("key-new high: was not audited before; permissions: low --; can manage keys");
    }

    @Test
    void aNewKeyThatCannotBeReadMayDoAnything() {
        assertThat(between(List.of(), List.of(PLAIN.unread())))
                .containsExactly("key-new high: was not audited before; could not be read");
    }

    @Test
    void aVanishedKeyNeedNotBeRevoked() {
        String vanished =
                "key-vanished low: was audited before and is not any more; it is unknown whether it was revoked";
        assertThat(between(List.of(PLAIN.read()), List.of())).containsExactly(vanished);
        assertThat(between(List.of(PLAIN.unread()), List.of())).containsExactly(vanished);
    }

    @Test
    void aKeyThatCannotBeReadAnyMoreIsToldOfWhereNothingElseTellsIt() {
        assertThat(between(List.of(PLAIN.read()), List.of(PLAIN.unread())))
                .containsExactly(
                        "access-gained high?: might have gained anything: could not be read, and could be before");
        assertThat(between(List.of(PLAIN.unread()), List.of(PLAIN.unread())))
                .containsExactly("access-gained high?: might have gained anything: could not be read, now or before");
        assertThat(between(
                        List.of(PLAIN.unread()),
                        List.of(PLAIN.at("shop", "https://bank.example").unread())))
                .containsExactly(
                        "access-gained high?: might have gained anything: could not be read, now or before",
                        "key-replaced medium: provider is shop, was bank");
    }
}
