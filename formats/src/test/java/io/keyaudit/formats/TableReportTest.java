package io.keyaudit.formats;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.Evidence;
import io.keyaudit.KeyState;
import io.keyaudit.PermissionSet;
import io.keyaudit.audit.KeyOutcome;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableReportTest {
    private static final List<String> DOCS = List.of("accounts", "accounts.self", "files", "groups", "portal", "rooms");

    private static String table(boolean colour, KeyOutcome... outcomes) {
        StringWriter out = new StringWriter();
        TableStyle style = TableStyle.fitting(
                Arrays.stream(outcomes).map(KeyOutcome::target).toList(), 80, colour);
        ReportWriter report = ReportWriter.table(out, FakeProvider.INSTALLED, style);
        report.begin(Outcomes.STARTED);
        Arrays.stream(outcomes).forEach(report::add);
        report.end(Outcomes.FINISHED);
        return out.toString();
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

                        4 keys: 3 read, 1 failed
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

                        1 key: 1 read, 0 failed
                        """);
    }

    @Test
    void givesLongNamesALineOfTheirOwn() {
        String name = "a-key-with-a-name-that-is-longer-than-any-column";

        assertThat(table(false, inspected(name, "exchange", permissions("wallets r-"))))
                .contains("""

                        a-key-with-a-name-that-is-longer-than-any-column  exchange
                                                                  active    wallets r-
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
                .contains("3 keys: 2 read, ~[1;31m1 failed~[0m")
                .contains("sensitivity: ~[0m~[32mlow~[0m ~[36mmoderate~[0m ~[35mhigh~[0m ~[1;31mcritical~[0m");
        assertThat(table.replaceAll("\u001b\\[[0-9;]*m", ""))
                .contains("bot      exchange   active    wallets r-    withdraw -w   derivatives rw\n");
    }

    @Test
    void tellsWhenItCannotBeWritten() {
        Writer broken = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void flush() throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void close() {}
        };
        ReportWriter report =
                ReportWriter.table(broken, FakeProvider.INSTALLED, TableStyle.fitting(List.of(), 100, false));

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> report.begin(Outcomes.STARTED));
    }
}
