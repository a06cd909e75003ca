package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.keyaudit.cli.Keyaudit.Ran;
import io.keyaudit.cli.shell.ManPage;
import io.keyaudit.providers.Providers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Against the real commands, so that no option is missing from what shells complete or manuals say. */
@Timeout(60)
class ShellFilesTest {
    private static final Map<String, String> FILES = ShellFiles.all();

    private static Stream<CommandSpec> commands() {
        Terminal terminal = Keyaudit.installed().terminal(System.out, System.err);
        return tree(KeyauditCommand.commandLine(terminal, Providers::discover));
    }

    private static Stream<CommandSpec> tree(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec()),
                command.getSubcommands().values().stream().flatMap(ShellFilesTest::tree));
    }

    private static String file(String end) {
        return FILES.entrySet().stream()
                .filter(file -> file.getKey().endsWith("/" + end))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void fishKnowsEachOptionOfEachCommand() {
        assertThat(file("keyaudit.fish").lines())
                .contains(commands()
                        .flatMap(command -> command.options().stream().map(option -> completes(command, option)))
                        .toArray(String[]::new));
    }

    /** What the line begins with; a description follows. */
    private static String completes(CommandSpec command, OptionSpec option) {
        String name = option.longestName().substring(2);
        return file("keyaudit.fish")
                .lines()
                .filter(line ->
                        line.startsWith("complete -c keyaudit -n '__keyaudit_at " + command.qualifiedName() + "' ")
                                && line.contains(" -l " + name + " "))
                .findFirst()
                .orElse(command.qualifiedName() + " --" + name);
    }

    @Test
    void eachCommandHasAPageThatNamesItsOptionsAndCommands() {
        assertThat(commands()).hasSizeGreaterThan(20).allSatisfy(command -> {
            String page = file(ManPage.name(command) + ".1");
            assertThat(page)
                    .startsWith(".TH \"" + ManPage.name(command).toUpperCase(Locale.ROOT) + "\" 1 \"\" \"keyaudit ")
                    .contains(Stream.concat(
                                    command.options().stream().map(OptionSpec::longestName),
                                    command.subcommands().values().stream()
                                            .map(below -> ManPage.name(below.getCommandSpec())))
                            .map(name -> "\\fB" + name.replace("-", "\\-") + "\\fR")
                            .toArray(String[]::new))
                    .doesNotContain("@|", "${", "%n");
        });
        assertThat(FILES).hasSize(3 + (int) commands().count());
    }

    @ParameterizedTest
    @CsvSource({"bash, bash-completion/completions/keyaudit", "zsh, zsh/site-functions/_keyaudit"})
    void theCommandPrintsWhatADistributionBrings(String shell, String file) {
        Ran ran = Keyaudit.installed().run("completion", shell);

        assertThat(ran.exitCode()).isZero();
        assertThat(ran.out()).isEqualTo(FILES.get(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bash", "tcsh", ""})
    void otherShellsAreRefused(String shell) {
        Ran ran = Keyaudit.installed().run("completion", shell);

        assertThat(ran.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(ran.err()).contains("SHELL: expected bash, zsh or fish");
    }

    private static String run(String program, String... arguments) throws Exception {
        assumeThat(Stream.of(System.getenv("PATH").split(":", -1)).map(folder -> Path.of(folder, program)))
                .as(program)
                .anyMatch(Files::isExecutable);
        Process process = new ProcessBuilder(
                        Stream.concat(Stream.of(program), Stream.of(arguments)).toList())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output;
    }

    @ParameterizedTest
    @CsvSource({
        "keyaudit che, check",
        "keyaudit check --fail, --fail-on",
        "keyaudit check --format sar, sarif",
        "keyaudit keys rot, rotate",
        "keyaudit keys list --inv, ''",
        "keyaudit provider new --introsp, --introspection"
    })
    void bashAndFishComplete(String typed, String completed, @TempDir Path folder) throws Exception {
        List<String> words = List.of(typed.split(" "));
        Path bash = Files.writeString(folder.resolve("bash"), file("completions/keyaudit"));
        Path fish = Files.writeString(folder.resolve("fish"), file("keyaudit.fish"));

        assertThat(run(
                                "bash",
                                "-c",
                                "source \"$1\"; COMP_WORDS=(" + typed + "); COMP_CWORD=" + (words.size() - 1)
                                        + "; _complete_keyaudit 2>/dev/null; printf %s \"${COMPREPLY[*]}\"",
                                "bash",
                                bash.toString())
                        .strip())
                .isEqualTo(completed);
        assertThat(run("fish", "-N", "-c", "source " + fish + "; complete -C '" + typed + "'")
                        .replaceAll("\t.*", "")
                        .strip())
                .isEqualTo(completed);
    }

    @Test
    void zshReadsItsScript(@TempDir Path folder) throws Exception {
        Path zsh = Files.writeString(folder.resolve("_keyaudit"), file("_keyaudit"));

        assertThat(run("zsh", "-n", zsh.toString())).isEmpty();
        assertThat(file("_keyaudit")).startsWith("#compdef keyaudit\n").doesNotContain("alias compopt");
    }
}
