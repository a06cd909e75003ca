package io.keyaudit.drift;

import static io.keyaudit.drift.RecordedKey.DAY;
import static io.keyaudit.drift.RecordedKey.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyaudit.Fact;
import io.keyaudit.Grant;
import io.keyaudit.KeyState;
import io.keyaudit.Sensitivity;
import io.keyaudit.policy.Change;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DriftTest {
    /** Returns the findings: rule, severity, {@code ?} if inconclusive, and the data of its changes. */
    static List<String> between(List<KeyRecord> earlier, List<KeyRecord> later) {
        return Drift.between(Baseline.of(earlier), Baseline.of(later), BankProvider.INSTALLED).stream()
                .map(DriftTest::text)
                .toList();
    }

    private static String text(Finding finding) {
        return finding.rule().id().substring("drift/".length()) + " "
                + finding.severity().text()
                + (finding.status() == FindingStatus.OPEN ? "" : "?") + ": "
                + finding.reasons().stream().map(DriftTest::text).collect(Collectors.joining("; "));
    }

    /** The data of a change, {@code before>after} where it has both. */
    private static String text(Reason reason) {
        if (reason instanceof Change.AccessChanged it) {
            return it.access() + " " + grants(it.from(), it.to()) + " "
                    + it.sensitivity().map(Sensitivity::text).orElse("unclassified");
        }
        if (reason instanceof Change.FullAccessChanged it) {
            return "full " + grants(it.from(), it.to());
        }
        if (reason instanceof Change.KeyManagementChanged it) {
            return "manages " + grants(it.from(), it.to());
        }
        if (reason instanceof Change.UnrecognizedScopeChanged it) {
            return "scope " + it.scope() + (it.added() ? " added" : " removed");
        }
        if (reason instanceof Change.FactChanged it) {
            return it.fact() + " " + text(it.from()) + ">" + text(it.to());
        }
        if (reason instanceof Change.KeyAdded it) {
            return "added " + it.permissions().map(Object::toString).orElse("unread") + manages(it.managesKeys());
        }
        if (reason instanceof Change.ReadForTheFirstTime it) {
            return "first read " + it.permissions() + manages(it.managesKeys());
        }
        if (reason instanceof Change.NotRead it) {
            return it.readBefore() ? "unread now" : "never read";
        }
        assertThat(reason).isInstanceOf(Change.KeyRemoved.class);
        return "removed";
    }

    private static String grants(Grant from, Grant to) {
        return from.text() + ">" + to.text();
    }

    private static String text(Fact<String> fact) {
        return fact.toOptional().orElse(fact.reported() ? "none" : "unknown");
    }

    private static String manages(Grant manages) {
        return manages == Grant.GRANTED ? ", manages keys" : "";
    }

    static Stream<Arguments> accesses() {
        return Stream.of(
                arguments("low r-", "low r-", List.of()),
                arguments("low --", "low r-", List.of("access-gained low: low:read denied>granted low")),
                arguments(
                        "moderate r-",
                        "moderate rw",
                        List.of("access-gained medium: moderate:write denied>granted moderate")),
                arguments(
                        "high --",
                        "high rw",
                        List.of("access-gained high: high:read denied>granted high; high:write denied>granted high")),
                arguments(
                        "critical --",
                        "critical -w",
                        List.of("access-gained critical: critical:write denied>granted critical")),
                arguments("new --", "new r-", List.of("access-gained high: new:read denied>granted unclassified")),
                arguments(
                        "low r-, high -w",
                        "low --, high --",
                        List.of("access-lost low: high:write granted>denied high; low:read granted>denied low")),
                arguments(
                        "low r-, high --",
                        "low --, high r-",
                        List.of(
                                "access-gained high: high:read denied>granted high",
                                "access-lost low: low:read granted>denied low")),
                arguments(
                        "critical --",
                        "critical ?-",
                        List.of("access-gained critical?: critical:read denied>unknown critical")),
                arguments(
                        "critical --, low --",
                        "critical ?-, low r-",
                        List.of(
                                "access-gained critical: low:read denied>granted low; critical:read denied>unknown critical")),
                arguments("high ?-", "high r-", List.of("access-gained high: high:read unknown>granted high")),
                arguments("high ??", "high --", List.of()),
                arguments("high ??", "high ??", List.of()),
                arguments("high r-", "high ?-", List.of("access-lost low?: high:read granted>unknown high")),
                arguments("low r-", "low r-, high r-", List.of("access-gained high: high:read unknown>granted high")),
                arguments(
                        "low r-, high r-",
                        "low r-",
                        List.of(
                                "access-gained high?: high:write denied>unknown high",
                                "access-lost low?: high:read granted>unknown high")),
                arguments("low rw", "unrestricted: low rw", List.of("access-gained critical: full denied>granted")),
                arguments(
                        "low r-",
                        "unrestricted: low rw",
                        List.of("access-gained critical: full denied>granted; low:write denied>granted low")),
                arguments(
                        "unrestricted: low rw",
                        "low r-",
                        List.of("access-lost low: full granted>denied; low:write granted>denied low")),
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
                        List.of("access-gained high?: scope new:\"x added")),
                arguments(
                        PLAIN.may("low r-", "a", "b"),
                        PLAIN.may("low r-", "b"),
                        List.of("access-lost low?: scope a removed")),
                arguments(
                        PLAIN, PLAIN.managing(Fact.known(true)), List.of("access-gained high: manages denied>granted")),
                arguments(
                        PLAIN.managing(Fact.unknown()),
                        PLAIN.managing(Fact.known(true)),
                        List.of("access-gained high: manages unknown>granted")),
                arguments(
                        PLAIN, PLAIN.managing(Fact.unknown()), List.of("access-gained high?: manages denied>unknown")),
                arguments(PLAIN.managing(Fact.known(true)), PLAIN, List.of("access-lost low: manages granted>denied")),
                arguments(PLAIN.managing(Fact.none()), PLAIN, List.of()),
                arguments(PLAIN, PLAIN.in(KeyState.EXPIRED), List.of("state-changed medium: state active>expired")),
                arguments(PLAIN, PLAIN.in(KeyState.UNKNOWN), List.of("state-changed medium?: state active>unknown")),
                arguments(PLAIN.in(KeyState.UNKNOWN), PLAIN, List.of("state-changed medium?: state unknown>active")),
                arguments(
                        PLAIN,
                        PLAIN.expiring(later),
                        List.of("expiry-changed medium: expiry 2027-01-31T00:00:00Z>2027-02-01T00:00:00Z")),
                arguments(
                        PLAIN.expiring(later),
                        PLAIN,
                        List.of("expiry-changed low: expiry 2027-02-01T00:00:00Z>2027-01-31T00:00:00Z")),
                arguments(
                        PLAIN,
                        PLAIN.expiring(Fact.none()),
                        List.of("expiry-changed medium: expiry 2027-01-31T00:00:00Z>none")),
                arguments(
                        PLAIN.expiring(Fact.none()),
                        PLAIN,
                        List.of("expiry-changed low: expiry none>2027-01-31T00:00:00Z")),
                arguments(
                        PLAIN,
                        PLAIN.expiring(Fact.unknown()),
                        List.of("expiry-changed medium?: expiry 2027-01-31T00:00:00Z>unknown")),
                arguments(
                        PLAIN.expiring(Fact.unknown()),
                        PLAIN.expiring(Fact.none()),
                        List.of("expiry-changed medium?: expiry unknown>none")),
                arguments(
                        PLAIN,
                        PLAIN.identified(Fact.known("2"), Fact.known("***2"), Fact.known("bob"), Fact.known(DAY)),
                        List.of(
                                "key-replaced medium: id 1>2; hint ***1>***2; owner ann>bob; creation 1970-01-01T00:00:00Z>2027-01-31T00:00:00Z")),
                arguments(
                        PLAIN,
                        anonymous,
                        List.of("key-replaced medium?: id 1>unknown; hint ***1>unknown; owner ann>unknown")),
                arguments(anonymous, anonymous, List.of()),
                arguments(
                        PLAIN, PLAIN.identified(Fact.known("1"), untold, Fact.known("ann"), Fact.unknown()), List.of()),
                arguments(
                        PLAIN,
                        PLAIN.at("bank", "https://other.example"),
                        List.of("key-replaced medium: endpoint https://bank.example>https://other.example")),
                arguments(
                        PLAIN.may("low r-"),
                        PLAIN.may("low r-").at("shop", "https://bank.example"),
                        List.of(
                                "access-gained high: low:read unknown>granted unclassified",
                                "key-replaced medium: provider bank>shop")));
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
                .containsExactly("key-new " + severity + ": added " + key.permissions());
        assertThat(between(List.of(key.unread()), List.of(key.read())))
                .containsExactly("key-new " + severity + "?: first read " + key.permissions());
    }

    @Test
    void aNewKeySaysWhetherItManagesKeys() {
        assertThat(between(
                        List.of(),
                        List.of(PLAIN.may("low --").managing(Fact.known(true)).read())))
                .containsExactly("key-new high: added low --, manages keys");
    }

    @Test
    void aNewKeyThatCannotBeReadMayDoAnything() {
        assertThat(between(List.of(), List.of(PLAIN.unread()))).containsExactly("key-new high: added unread");
    }

    @Test
    void aVanishedKeyNeedNotBeRevoked() {
        String vanished = "key-vanished low: removed";
        assertThat(between(List.of(PLAIN.read()), List.of())).containsExactly(vanished);
        assertThat(between(List.of(PLAIN.unread()), List.of())).containsExactly(vanished);
    }

    @Test
    void aKeyThatCannotBeReadAnyMoreIsToldOfWhereNothingElseTellsIt() {
        assertThat(between(List.of(PLAIN.read()), List.of(PLAIN.unread())))
                .containsExactly("access-gained high?: unread now");
        assertThat(between(List.of(PLAIN.unread()), List.of(PLAIN.unread())))
                .containsExactly("access-gained high?: never read");
        assertThat(between(
                        List.of(PLAIN.unread()),
                        List.of(PLAIN.at("shop", "https://bank.example").unread())))
                .containsExactly("access-gained high?: never read", "key-replaced medium: provider bank>shop");
    }
}
