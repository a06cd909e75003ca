package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.providers.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Bad input gets a message with the place and the remedy, exit code 2, and no request is sent, not even for good keys. */
class NothingIsSentTest {
    private static final String INSTALLED =
            String.join(", ", Providers.discover().ids());
    private static final String SECRET = "sk-5ec2e7-a-secret";
    private static final String BASE32 = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
    private static final String BASE64 = "c2VjcmV0a2V5MTIz";
    private static CountingServer server;

    /** A file that cannot be used is named in the message. */
    private static final List<String> NAMES_FILES = List.of(
            "--policy",
            "--baseline",
            "--save-snapshot",
            "--resume",
            "--plugin-dir",
            "--provider-file",
            "--ca-file",
            "--helpers",
            "--secrets-from");

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = new CountingServer();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Ran run(String... args) {
        int before = server.requests();
        Ran ran = Keyaudit.installed()
                .with(Map.of("GOOD", SECRET))
                .run(Arrays.stream(args)
                        .map(argument ->
                                argument.replace("SERVER", server.endpoint().toString()))
                        .toArray(String[]::new));
        assertThat(server.requests()).as("requests").isEqualTo(before);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).doesNotContain(SECRET, BASE32, BASE64).doesNotContain("Exception", "\tat ");
        return ran;
    }

    static Stream<Arguments> badKeys() {
        return Stream.of(
                arguments("{name: bad, provider: dokspace}", ":4:27: key \"bad\": there is no provider \"dokspace\""),
                arguments("{name: bad, provider: " + SECRET + "}", "there is no such provider; installed are: "),
                arguments(
                        "{name: bad, provider: docspace, endpoint: SERVER, credentials: {apiKey: env:" + BASE32 + "}}",
                        "the environment variable named here is not set"),
                arguments(
                        "{name: bad, provider: docspace, endpoint: SERVER}",
                        ":4:5: key \"bad\": \"apiKey\" is missing"),
                arguments(
                        "{name: bad, provider: docspace, endpoint: SERVER, credentials: {apiKey: env:UNSET}}",
                        "the environment variable UNSET is not set"),
                arguments(
                        "{name: bad, provider: docspace, endpoint: SERVER, credentials: {apiKey: " + SECRET + "}}",
                        "the secret itself must not stand here"),
                arguments(
                        "{name: bad, provider: docspace, endpoint: \"http://service.example\", credentials: {apiKey: env:GOOD}}",
                        "use https"),
                arguments(
                        "{name: bad, provider: docspace, endpoint: \"https://me:" + SECRET
                                + "@service.example\", credentials: {apiKey: env:GOOD}}",
                        "no user name or password"),
                arguments(
                        "{name: bad, provider: docspace, endpoint: \"SERVER?key=" + SECRET
                                + "\", credentials: {apiKey: env:GOOD}}",
                        "no query"),
                arguments("{name: bad, provider: [docspace", "malformed YAML"),
                arguments("{name: bad, provider: \"\\x", "malformed YAML"));
    }

    @ParameterizedTest
    @MethodSource("badKeys")
    void oneBadKeyIsEnough(String key, String message) throws IOException {
        Path keys = folder.resolve("keys.yaml");
        String good = "{name: good, provider: docspace, endpoint: SERVER, credentials: {apiKey: env:GOOD}}";
        Files.writeString(
                keys,
                ("version: 1\nkeys:\n  - " + good + "\n  - " + key + "\n")
                        .replace("SERVER", server.endpoint().toString()));

        assertThat(run("check", keys.toString()).err())
                .startsWith("keyaudit: " + keys)
                .contains(message);
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.yaml"));

        assertThat(run("check", folder.resolve("none.yaml").toString()).err()).contains("there is no such file");
        assertThat(run("check", folder.toString()).err()).contains("this is a directory");
        assertThat(run("check", empty.toString()).err()).contains("empty.yaml:1:1: the file is empty");
    }

    static Stream<Arguments> badCommandLines() {
        return Stream.of(
                arguments("", "Usage: keyaudit"),
                arguments("chekc keys.yaml", "there is no such command; the commands are demo, init, check"),
                arguments("check", "KEYS.yaml is missing"),
                arguments("check keys.yaml " + SECRET, "there is an argument too many"),
                arguments("check keys.yaml --apiKey=" + SECRET, "there is an option that is not known"),
                arguments("check keys.yaml --secret=" + SECRET, "there is no option --secret"),
                arguments("check keys.yaml --format xml", "expected one of table, json"),
                arguments("check keys.yaml --format json=", "the name of a file is missing"),
                arguments("check keys.yaml --format json=\0", "not the name of a file"),
                arguments("check keys.yaml --color " + SECRET, "--color: expected auto, always or never"),
                arguments("check keys.yaml --color always --color never", "--color can be given only once"),
                arguments("check keys.yaml --timeout --color", "--timeout: DURATION is missing"),
                arguments("check \0" + SECRET, "KEYS.yaml: this value cannot be used"),
                arguments("check keys.yaml --help=" + SECRET, "--help: this value cannot be used"),
                arguments("check keys.yaml --timeout soon", "expected a duration such as 500ms, 30s or 2m"),
                arguments("check keys.yaml --concurrency 0", "expected a number from 1 to 9999"),
                arguments("show", "PROVIDER is missing"),
                arguments("show dokspace --credential apiKey=env:GOOD", "there is no provider \"dokspace\""),
                arguments("show " + SECRET, "there is no such provider; installed are: " + INSTALLED),
                arguments("scopes " + SECRET, "there is no such provider; installed are: " + INSTALLED),
                arguments(
                        "show " + SECRET + " --credential apiKey=prompt",
                        "there is no such provider; installed are: " + INSTALLED),
                arguments(
                        "show docspace --credential apiKey=env:GOOD",
                        "--endpoint: docspace needs the service's address"),
                arguments(
                        "show docspace --endpoint http://service.example --credential apiKey=env:GOOD", "--endpoint: "),
                arguments("show docspace --endpoint SERVER", "--credential: \"apiKey\" is missing"),
                arguments(
                        "show docspace --endpoint SERVER --credential " + BASE64 + "=",
                        "--credential: unknown credential; docspace takes: apiKey"),
                arguments(
                        "show docspace --endpoint SERVER --credential " + BASE64 + "=prompt",
                        "--credential: unknown credential; docspace takes: apiKey"),
                arguments(
                        "show docspace --endpoint SERVER --credential apiKey=env:" + BASE32,
                        "the environment variable named here is not set"),
                arguments("show docspace --endpoint SERVER --credential " + SECRET, "expected NAME=env:VAR"),
                arguments(
                        "show docspace --endpoint SERVER --credential apiKey=" + SECRET,
                        "--credential apiKey: expected where the secret is, such as env:NAME or file:PATH"),
                arguments(
                        "show docspace --endpoint SERVER --credential apiKey=env:UNSET",
                        "--credential apiKey: the environment variable UNSET is not set"),
                arguments(
                        "show docspace --endpoint SERVER --credential apiKey=prompt",
                        "--credential apiKey: there is no terminal to type it in; use apiKey=env:VAR or apiKey=file:PATH"),
                arguments(
                        "show docspace --endpoint SERVER --credential apiKey=env:GOOD --credential " + SECRET
                                + "=env:GOOD",
                        "--credential: unknown credential; docspace takes: apiKey"),
                arguments(
                        "show docspace --endpoint SERVER --credential apiKey=env:GOOD --option fast",
                        "--option: expected NAME=VALUE"),
                arguments(
                        "show docspace --endpoint SERVER --credential apiKey=env:GOOD --option speed=1",
                        "--option: docspace has no option \"speed\""),
                arguments(
                        "show docspace --endpoint SERVER --credential apiKey=env:GOOD --option " + SECRET + "=1",
                        "--option: unknown option"),
                arguments(
                        "show bitfinex --credential apiKey=env:GOOD --credential apiSecret=env:GOOD --option nonce="
                                + SECRET,
                        "--option: not a value of option \"nonce\"; it is one of: "),
                arguments("scopes dokspace", "there is no provider \"dokspace\"; installed are: " + INSTALLED),
                arguments(
                        "scopes docspace --endpoint SERVER --credential apiKey=" + SECRET,
                        "the secret itself must not stand here"),
                arguments(
                        "scopes bitfinex --endpoint SERVER --credential apiKey=env:GOOD --credential apiSecret=env:GOOD",
                        "bitfinex has no catalogue of scopes"),
                arguments("chekc", "; did you mean \"check\"?"),
                arguments("check keys.yaml --polcy x", "there is no option --polcy; did you mean \"--policy\"?"),
                arguments("help chekc", "there is no such command; the commands are demo, init, check"),
                arguments("show bitfinex --concurrency 2", "there is no option --concurrency"),
                arguments("sandbox --port 65535", "--port: expected a port from 1 to 65529"),
                arguments("sandbox --port 70000", "--port: expected a port from 1 to 65529"),
                arguments("sandbox --port " + SECRET, "--port: expected a port from 1 to 65529"));
    }

    static Stream<String> everyOption() {
        return KeyauditCommand.commandLine(Keyaudit.installed().terminal(System.out, System.err), Providers::discover)
                .getSubcommands()
                .values()
                .stream()
                .map(CommandLine::getCommandSpec)
                .flatMap(command -> command.options().stream()
                        .flatMap(option -> Arrays.stream(option.names()))
                        .map(option -> command.name() + " " + option))
                .filter(option -> !option.endsWith(" -h") && !option.endsWith(" -V"))
                .filter(option -> NAMES_FILES.stream().noneMatch(option::endsWith))
                // Any text is a pattern for names.
                .filter(option -> !option.endsWith(" --key"));
    }

    @ParameterizedTest
    @MethodSource("everyOption")
    void noOptionsWrongValueIsRepeated(String option) {
        String command = option.substring(0, option.indexOf(' '));
        String required = switch (command) {
            case "check" -> " keys.yaml";
            case "show", "scopes" -> " docspace --credential apiKey=env:GOOD";
            default -> "";
        };

        run((option.replaceFirst(" ", required + " ") + "=" + SECRET).split(" "));
    }

    @Test
    void nobodyIsAskedForACredentialThatIsNotDescribed() {
        Ran ran = Keyaudit.installed()
                .onTerminal(question -> {
                    throw new AssertionError(question);
                })
                .run("show", "docspace", "--credential", BASE64 + "=prompt");

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    @ParameterizedTest
    @MethodSource("badCommandLines")
    void wrongUsageIsExplained(String commandLine, String message) {
        String[] args = commandLine.isEmpty() ? new String[0] : commandLine.split(" ");

        assertThat(run(args).err()).contains(message);
    }
}
