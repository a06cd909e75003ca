package io.keyaudit.formats.table;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.PermissionSet;
import io.keyaudit.Severity;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.FakeProvider;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.ToldAudit;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.report.ReportView.Detail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TableReportTest {
    private static final List<String> DOCS = List.of("accounts", "accounts.self", "files", "groups", "portal", "rooms");

    private static final ReportView ALL = new ReportView(Detail.ALL, Severity.INFO, Optional.empty());

    private static String table(boolean colour, KeyOutcome... outcomes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TableStyle style = TableStyle.fitting(
                Arrays.stream(outcomes).map(KeyOutcome::target).toList(), 80, colour);
        ToldAudit report = new ToldAudit(new TableReport(out, FakeProvider.INSTALLED, style, ALL));
        report.begin(ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE));
        Arrays.stream(outcomes).forEach(outcome -> report.add(outcome, List.of()));
        report.end(List.of());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void showsAllResourcesOfEachKeyInColumnsAndSumsUp() {
        String table = table(
                false,
                inspected(
                        "docs-reader",
                        "docs",
                        permissions(
                                "files r-", "rooms rw", "accounts --", "accounts.self --", "groups -w", "portal --")),
                inspected("quick-script", "docs", PermissionSet.unrestricted(DOCS)),
                inspected("trader", "exchange", permissions("wallets r-", "withdraw -w")),
                Outcomes.failed(
                        "docs-revoked", "the service wants fewer requests; it asked for a pause of 60 seconds"));

        assertThat(table).isEqualTo("""
                        KEY           PROVIDER  STATE     PERMISSIONS
                        docs-reader   docs      active    accounts --        accounts.self --   files r-
                                                          groups -w          portal --          rooms rw
                        quick-script  docs      active    accounts rw        accounts.self rw   files rw
                                                          groups rw          portal rw          rooms rw
                                                          ! full access, to resources that do not exist
                                                            yet too
                        trader        exchange  active    wallets r-    withdraw -w
                        docs-revoked  docs      FAILED    rate-limited: the service wants fewer
                                                          requests; it asked for a pause of 60 seconds

                        COULD NOT BE READ (1 key)
                          docs-revoked
                                    rate-limited: the service wants fewer requests; it asked for a pause
                                    of 60 seconds

                        not covered: no policy: the keys were read and not judged
                        not covered: keys of docs or exchange that nobody named: no list of them was
                                     read
                        provenance: written by keyaudit 1.2.3, run 6f2c1a58-0d53-4f0a-9a8e-2a4b1c9d7e60;
                                    read 2026-11-21T10:00:00Z to 2026-11-21T10:00:02Z; command keyaudit
                                    check keys.yaml --policy policy.yaml; keys keys.yaml, SHA-256
                                    aaaaaaaaaaaaaaaa; policy policy.yaml, SHA-256 bbbbbbbbbbbbbbbb
                        4 keys: 3 read, 1 could not be read
                        r read   w write   - no   ? unknown
                        """);
    }

    @Test
    void saysWhatIsUncertain() {
        String table = table(
                false,
                inspected(
                        "beta",
                        "docs",
                        permissions("files ??", "rooms r-", "spaces ??"),
                        KeyState.EXPIRED,
                        Evidence.Method.INFERRED,
                        "files:admin",
                        "spaces:\u202eread"));

        assertThat(table).contains("""
                        beta  docs      expired   files ??           rooms r-           spaces ??
                                                  ! expired on 2026-11-20 08:30 UTC
                                                  ? scopes that keyaudit does not know: files:admin,
                                                    spaces:\\u202eread
                                                  ~ inferred: the service did not answer about this key
                                                    itself

                        """);
    }

    @Test
    void givesLongNamesALineOfTheirOwn() {
        String name = "a-key-with-a-name-that-is-longer-than-any-column";

        assertThat(table(false, inspected(name, "exchange", permissions("wallets r-"))))
                .contains("""

                        a-key-with-a-name-that-is-longer-than-any-column
                                                        exchange  active    wallets r-
                        """);
    }

    @Test
    void givesLongResourcesSeveralColumnsAndCutsEndlessOnes() {
        String table = table(
                false,
                inspected(
                        "k",
                        "docs",
                        permissions("a ??", "a-resource-of-some-length ??", "c ??", "x".repeat(99) + " ??")));

        assertThat(table).contains("""
                        k    docs      active    a ??               a-resource-of-some-length ??
                                                 c ??
                                                 %s... ??
                        """.formatted("x".repeat(57)));
    }

    @Test
    void coloursWhatIsGrantedBySensitivity() {
        String table = table(
                true,
                inspected("bot", "exchange", permissions("derivatives rw", "wallets r-", "withdraw -w")),
                inspected("unknown", "somewhere", permissions("files r?")),
                Outcomes.failed("gone", "not today"));

        assertThat(table.replace('\u001b', '~'))
                .contains("~[1mKEY      PROVIDER")
                .contains("derivatives ~[33mr~[0m~[33mw~[0m")
                .contains("wallets ~[36mr~[0m~[2m-~[0m")
                .contains("withdraw ~[2m-~[0m~[1;31mw~[0m")
                .contains("files ~[33mr~[0m~[33m?~[0m")
                .contains("~[1;31mFAILED~[0m    rate-limited: not today")
                .contains("3 keys: 2 read, 1 could not be read")
                .contains("sensitivity: ~[0m~[32mlow~[0m ~[36mmoderate~[0m ~[35mhigh~[0m ~[1;31mcritical~[0m");
        assertThat(table.replaceAll("\u001b\\[[0-9;]*m", ""))
                .contains("bot      exchange   active    wallets r-    withdraw -w   derivatives rw\n");
    }

    private static String judged(boolean colour) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Findings.tell(
                new TableReport(out, FakeProvider.INSTALLED, new TableStyle(80, 10, 8, colour), ReportView.DEFAULT));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatNeedsAttentionComesFirst() {
        assertThat(judged(false)).isEqualTo("""
                        NEEDS ATTENTION (1 of 5 keys)
                          critical  trader    withdraw:write is granted [no-money-out]
                                    -> Take withdraw away from the key.
                                    1 rule cannot be judged: see below
                                    exchange, can: wallets r, withdraw w; created 323 days ago, expired
                                    1 day ago, never used, owner Zoë
                          low       spare     Zoë has 2 keys [one-per-owner]
                          low       vanished  Zoë has 2 keys [one-per-owner]
                          info      rule x    rule "x" matches no key [keyaudit/rule-unmatched]

                        CANNOT BE JUDGED
                          medium    the key could not be read: must-expire cannot be judged
                                    trader

                        COULD NOT BE READ (1 key)
                          gone
                                    rate-limited: not today

                        ACCEPTED (1 finding)
                          treasury  no-money-out suppressed until 2027-01-31: Sweeps at night,
                            approved in TR-118

                        FINE (3 keys)
                          docs      reader    files r; unknown: rooms rw; created 323 days ago, expired
                                              1 day ago, never used, owner Zoë
                          docs      spare     files rw; created 323 days ago, expired 1 day ago, never
                                              used, owner Zoë
                          exchange  treasury  withdraw w; created 323 days ago, expired 1 day ago, never
                                              used, owner Zoë

                        not covered: keys of docs or exchange that nobody named: no list of them was
                                     read
                        provenance: written by keyaudit 1.2.3, run 6f2c1a58-0d53-4f0a-9a8e-2a4b1c9d7e60;
                                    read 2026-11-21T10:00:00Z to 2026-11-21T10:00:02Z; command keyaudit
                                    check keys.yaml --policy policy.yaml; keys keys.yaml, SHA-256
                                    aaaaaaaaaaaaaaaa; policy policy.yaml, SHA-256 bbbbbbbbbbbbbbbb
                        5 keys: 4 read, 1 could not be read
                        findings: 1 critical, 1 medium, 2 low, 1 info (1 inconclusive), 1 suppressed
                        not compliant with "production keys": 1 key could not be read, 4 findings at or
                        above low
                        """);
    }

    @Test
    void coloursFindingsBySeverity() {
        assertThat(judged(true).replace('\u001b', '~'))
                .contains("~[1;31mcritical~[0m  ~[1mtrader")
                .contains("~[33mmedium  ~[0m  ")
                .contains("-> ~[2mTake withdraw away")
                .contains("~[1;31mnot compliant with");
        assertThat(judged(true).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(judged(false));
    }

    @Test
    void saysWhenNothingIsFound() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Findings.tellNothing(
                new TableReport(out, FakeProvider.INSTALLED, new TableStyle(80, 10, 8, false), ReportView.DEFAULT));

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("findings: none\ncompliant with \"production keys\"\n");
    }

    @Test
    void saysThatAKeyMayMakeKeys() {
        KeyOutcome.Inspected key = (KeyOutcome.Inspected) inspected("k", "docs", permissions("files --"));
        assertThat(table(false, managing(key, Fact.known(true)))).contains("! can create and change keys whatever its");
        assertThat(table(false, managing(key, Fact.known(false))))
                .isEqualTo(table(false, managing(key, Fact.unknown())))
                .doesNotContain("can create");
    }

    private static KeyOutcome managing(KeyOutcome.Inspected key, Fact<Boolean> managesKeys) {
        KeySnapshot snapshot = key.snapshot();
        KeyAttributes untold = KeyAttributes.unknown();
        return new KeyOutcome.Inspected(
                key.target(),
                new KeySnapshot(
                        snapshot.provider(),
                        snapshot.endpoint(),
                        snapshot.permissions(),
                        snapshot.nativeScopes(),
                        snapshot.unrecognizedScopes(),
                        snapshot.state(),
                        KeyAttributes.unknown()
                                .withId(untold.id())
                                .withLabel(untold.label())
                                .withHint(untold.hint())
                                .withOwner(untold.owner())
                                .withCreatedAt(untold.createdAt())
                                .withLastUsedAt(untold.lastUsedAt())
                                .withExpiresAt(untold.expiresAt())
                                .withManagesKeys(managesKeys),
                        snapshot.evidence()));
    }

    @Test
    void hostileFindingsHarmNoTerminal() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Findings.tellHostile(
                new TableReport(out, FakeProvider.INSTALLED, new TableStyle(80, 10, 8, false), ReportView.DEFAULT));

        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\n]]");
    }

    @Test
    void tellsWhenItCannotBeWritten() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("disk full");
            }
        };
        ToldAudit report = new ToldAudit(new TableReport(
                broken, FakeProvider.INSTALLED, TableStyle.fitting(List.of(), 100, false), ReportView.DEFAULT));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> {
            report.begin(ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE));
            report.end(List.of());
        });
    }
}
