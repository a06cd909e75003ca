package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.FailureKind;
import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.providers.Providers;
import io.keyaudit.sandbox.SampleKey;
import io.keyaudit.sandbox.Sandbox;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("paths")
class CommandsTest {
    private static SampleKey sample(Sandbox sandbox, String name) {
        return sandbox.sampleKeys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Ran withCatalogue(FakeProvider provider) {
        return Keyaudit.installed()
                .with(Providers.of(provider))
                .with(Map.of("KEY", "sk-5ec2e7-a-secret"))
                .run("scopes", "fake", "--endpoint", "https://service.example", "--credential", "apiKey=env:KEY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "demo", "check", "show", "scopes", "providers", "sandbox"})
    void helpGoesToStandardOutput(String command) {
        Ran ran = command.isEmpty()
                ? Keyaudit.installed().run("--help")
                : Keyaudit.installed().run(command, "--help");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out()).contains("Usage: keyaudit").contains("Exit codes:");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void tellsItsVersion() {
        assertThat(Keyaudit.installed().run("--version").out()).matches("keyaudit \\d+\\.\\d+\\.\\S+\\R");
    }

    @Test
    void showsAKeyThatIsTypedIn() {
        try (Sandbox sandbox = Sandbox.start()) {
            SampleKey key = sample(sandbox, "docs-sync");
            Keyaudit keyaudit = Keyaudit.installed()
                    .onTerminal(question -> question.equals("apiKey: ")
                            ? Optional.ofNullable(key.credentials().get("apiKey"))
                            : Optional.empty());

            Ran ran = keyaudit.run(
                    "show",
                    "docspace",
                    "--endpoint",
                    key.endpoint().toString(),
                    "--credential",
                    "apiKey=prompt",
                    "--color=never");

            assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
            assertThat(ran.out())
                    .contains("files rw, rooms r")
                    .contains("expires in")
                    .contains("1 key: 1 read\n");
        }
    }

    @Test
    void showsWhatAPolicySaysOfOneKey() {
        try (Sandbox sandbox = Sandbox.start()) {
            SampleKey key = sample(sandbox, "quick-script");
            Keyaudit keyaudit =
                    Keyaudit.installed().with(Map.of("KEY", key.credentials().get("apiKey")));

            Ran ran = keyaudit.run(
                    "show",
                    "docspace",
                    "--endpoint",
                    key.endpoint().toString(),
                    "--credential",
                    "apiKey=env:KEY",
                    "--policy",
                    "builtin:recommended");

            assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
            assertThat(ran.out()).contains("NEEDS ATTENTION (1 of 1 key)", "[recommended/unrestricted]");
        }
    }

    @Test
    void showsAKeyThatCannotBeRead() {
        try (Sandbox sandbox = Sandbox.start()) {
            SampleKey key = sample(sandbox, "mistyped-secret");

            Ran ran = Keyaudit.installed()
                    .with(Map.of(
                            "A",
                            key.credentials().get("apiKey"),
                            "B",
                            key.credentials().get("apiSecret")))
                    .run(
                            "show",
                            "bitfinex",
                            "--endpoint",
                            key.endpoint().toString(),
                            "--option",
                            "nonce=micros",
                            "--credential",
                            "apiKey=env:A",
                            "--credential",
                            "apiSecret=env:B");

            assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
            assertThat(ran.out()).contains("COULD NOT BE READ (1 key)", "rejected: ");
        }
    }

    @Test
    void listsProvidersWithWhatEachNeedsAndCosts() {
        Ran ran = Keyaudit.installed().run("providers");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("bitfinex - Bitfinex")
                .contains("docspace - ")
                .contains("  credential  apiSecret: ")
                .contains("  endpoint    https://api.bitfinex.com unless another is given")
                .contains("  option      nonce=gentle|quarter-seconds|seconds|millis|micros (gentle by default)")
                .contains("  cost        at most ")
                .contains("  limit       at most 90 requests in any 60 s");
    }

    @Test
    void tellsOfProvidersThatCannotBeUsed() {
        Ran ran = Keyaudit.installed()
                .with(Providers.of(FakeProvider.refusing("twice"), FakeProvider.refusing("twice")))
                .run("providers");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err())
                .contains("several providers have the id \"twice\"")
                .contains("no provider is installed");
    }

    @Test
    void showsAScopeTable() {
        Ran ran = Keyaudit.installed().run("scopes", "docspace");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out())
                .containsPattern("files:write +high +changes-content +\\S")
                .containsPattern("accounts:write +accounts rw, groups -w +\\S")
                .containsPattern("\\*:read +all resources r- +\\S")
                .containsPattern("\\* +everything +\\S")
                .doesNotContain("catalogue");
        assertThat(Keyaudit.installed().run("scopes", "bitfinex").out())
                .containsPattern("withdraw:write +critical +moves-money +\\S")
                .contains("There are no scopes beside these");
    }

    @Test
    void showsTheServicesCatalogueBesideTheTable() {
        Ran ran = withCatalogue(FakeProvider.refusing("fake").withCatalogue(credentials -> List.of("rooms:read")));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(ran.out())
                .contains("It says what scopes exist there, not what this key can do")
                .containsPattern("files:read +keyaudit's table only")
                .containsPattern("rooms:read +! the catalogue only");
    }

    @Test
    void tellsAKeyThatItMayNotAskForTheCatalogue() {
        Ran ran = withCatalogue(FakeProvider.refusing("fake").withCatalogue(credentials -> {
            throw new ProviderException(FailureKind.FORBIDDEN, "only for sk-5ec2e7-a-secret's betters");
        }));

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .isEqualTo("keyaudit: this key cannot ask for the catalogue of scopes: only for ***'s betters\n");
    }

    @Test
    void asksTheRealPortalForItsCatalogue() {
        try (Sandbox sandbox = Sandbox.start()) {
            SampleKey mayAsk = sample(sandbox, "quick-script");
            SampleKey mayNot = sample(sandbox, "docs-reader");
            Keyaudit keyaudit = Keyaudit.installed()
                    .with(Map.of(
                            "MAY",
                            mayAsk.credentials().get("apiKey"),
                            "NOT",
                            mayNot.credentials().get("apiKey")));
            String endpoint = mayAsk.endpoint().toString();

            assertThat(keyaudit.run("scopes", "docspace", "--endpoint", endpoint, "--credential", "apiKey=env:MAY")
                            .out())
                    .containsPattern("files:read +both");
            Ran refused = keyaudit.run("scopes", "docspace", "--endpoint", endpoint, "--credential", "apiKey=env:NOT");
            assertThat(refused.exitCode()).isEqualTo(ExitCode.UNREAD);
            assertThat(refused.err()).contains("this key cannot ask for the catalogue");
        }
    }

    @Test
    void doesNotWaitForeverForTheCatalogue() throws IOException {
        try (ServerSocket neverAnswers = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ran ran = Keyaudit.installed()
                    .with(Map.of("KEY", "sk-5ec2e7-a-secret"))
                    .run(
                            "scopes",
                            "docspace",
                            "--endpoint",
                            "http://127.0.0.1:" + neverAnswers.getLocalPort(),
                            "--credential",
                            "apiKey=env:KEY",
                            "--timeout=20ms");

            assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err())
                    .isEqualTo("keyaudit: the catalogue of scopes could not be read: no answer within 0.02 s; "
                            + "--timeout gives it more time\n");
        }
    }

    @Test
    void stopsAskingForTheCatalogueWhenInterrupted() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        FakeProvider endless = FakeProvider.refusing("fake").withCatalogue(credentials -> {
            caller.interrupt();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                stopped.countDown();
            }
            return List.of();
        });

        assertThat(withCatalogue(endless).exitCode()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void hidesFaultsOfItsOwnButTheirPlace() {
        FakeProvider broken = FakeProvider.refusing("fake").withCatalogue(credentials -> {
            throw new IllegalStateException("sk-5ec2e7-a-secret");
        });

        Ran ran = withCatalogue(broken);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FAULT);
        assertThat(ran.err())
                .startsWith("keyaudit: a fault in keyaudit itself, java.lang.IllegalStateException at ")
                .doesNotContain("sk-5ec2e7")
                .hasLineCount(1);
    }

    @Test
    void demonstratesEverySampleKey() {
        Ran ran = Keyaudit.installed().run("demo");

        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.OK);
        assertThat(ran.err()).isEmpty();
        try (Sandbox sandbox = Sandbox.start()) {
            assertThat(sandbox.sampleKeys())
                    .allSatisfy(key -> assertThat(ran.out())
                            .as("once in the story, once in the report")
                            .containsPattern("(?s)\n  " + key.name() + ".*" + key.name()));
        }
        assertThat(ran.out()).contains("Each key is what its story says.").contains("keyaudit show github");
    }

    @Test
    void tellsTheStoryOnStandardErrorBesideAReportForPrograms() {
        Ran ran = Keyaudit.installed().run("demo", "--format", "json");

        assertThat(ran.out()).startsWith("{").endsWith("}\n");
        assertThat(ran.err()).contains("about 16 keys:").contains("Each key is what its story says.");
    }

    @Test
    void demonstratesNothingThatIsNotTrue() {
        Ran ran = Keyaudit.installed()
                .with(Providers.of(FakeProvider.refusing("docspace"), FakeProvider.refusing("bitfinex")))
                .run("demo");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.FINDINGS);
        assertThat(ran.err())
                .containsPattern("keyaudit: docs-reader: expected active, accounts --, .*files r-")
                .contains("; but the audit says that it cannot be read (rejected)")
                .doesNotContain("[")
                .doesNotContain("keyaudit: contractor-migration")
                .contains("please report it");
        assertThat(ran.out()).doesNotContain("Each key is what its story says.");
    }

    @Test
    void doesNotTakeALateAnswerForAFault() {
        FakeProvider late = new FakeProvider(
                "docspace",
                credentials -> {
                    throw new ProviderException(FailureKind.TIMEOUT, "not in time");
                },
                Optional.empty());
        List<PermissionProvider> providers =
                new ArrayList<>(Providers.discover().all());
        providers.removeIf(provider -> provider.id().equals("docspace"));
        providers.add(late);

        Ran ran = Keyaudit.installed().with(Providers.of(providers)).run("demo");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.UNREAD);
        assertThat(ran.err())
                .contains("keyaudit: docs-reader: was not answered in time; a longer --timeout helps")
                .doesNotContain("fault");
        assertThat(ran.out()).doesNotContain("Each key is what its story says.");
    }

    @Test
    void tellsWhenNothingIsTypedIn() {
        Ran ran = Keyaudit.installed()
                .onTerminal(question -> Optional.of(" "))
                .run("show", "bitfinex", "--credential", "apiKey=prompt");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err())
                .startsWith("keyaudit: --credential apiKey: nothing was typed in" + System.lineSeparator());
    }

    @Test
    void helpsWithACommand() {
        Ran help = Keyaudit.installed().run("help", "check");

        assertThat(help).isEqualTo(Keyaudit.installed().run("check", "--help"));
        assertThat(help.exitCode()).isEqualTo(ExitCode.OK);
    }

    @Test
    void examplesThatAreCopiedStayOnOneLine() {
        assertThat(Keyaudit.installed().run("show", "--help").out())
                .contains("--credential apiSecret=file:bfx" + System.lineSeparator())
                .doesNotContain("--concurrency");
    }

    @Test
    void installedProvidersAreFoundByTheServiceLoader() {
        assertThat(Set.copyOf(Providers.discover().all().stream()
                        .map(provider -> provider.id())
                        .toList()))
                .contains("docspace", "bitfinex");
    }
}
