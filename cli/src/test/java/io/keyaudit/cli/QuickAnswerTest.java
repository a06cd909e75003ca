package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.cli.Keyaudit.Ran;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Help;

class QuickAnswerTest {
    private static final Pattern LOADED = Pattern.compile("\\[class,load *\\] (\\S+) source: (\\S+)");

    /** After an option or a command changed: what this test expected is the new {@code help.txt}. */
    @Test
    void theHelpIsTheOneOfTheCommands() {
        Terminal terminal = Keyaudit.installed().terminal(System.out, System.err);
        String ofTheModel = KeyauditCommand.commandLine(terminal, Keyaudit.installed()::providers)
                .getUsageMessage(Help.Ansi.ON);

        assertThat(QuickAnswer.help(true)).isEqualTo(ofTheModel);
        assertThat(QuickAnswer.help(false))
                .isEqualTo(Keyaudit.installed().run("--help").out());
    }

    @Test
    void theVersionIsTheOneOfTheCommand() {
        Ran ran = Keyaudit.installed().run("--version");

        assertThat(QuickAnswer.to("--version")).isEqualTo(ran.out()).isEqualTo(QuickAnswer.to("-V"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "check", "check --help", "--version --help", "--plugin-dir", "help"})
    void leavesEverythingElseToTheCommands(String arguments) {
        assertThat(QuickAnswer.to(arguments.split(" "))).isNull();
    }

    /** A guard of the time to start that measures no time. */
    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help"})
    @Timeout(60)
    void loadsNothingThatItDoesNotUse(String question) throws Exception {
        List<String> command = KeyauditProcess.command(List.of(question));
        command.add(1, "-Xlog:class+load");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        List<Matcher> loaded = Stream.of(output.split("\\R"))
                .map(LOADED::matcher)
                .filter(Matcher::find)
                .toList();
        assertThat(process.waitFor()).isZero();
        // Of the JDK's own, later versions load more to read a class path: 580 with Java 17, 860 with 25.
        assertThat(loaded).hasSizeBetween(300, Runtime.version().feature() < 21 ? 600 : 900);
        assertThat(loaded.stream()
                        .map(line -> line.group(1))
                        .filter(name -> !name.matches("(java|jdk|sun|com\\.sun)\\..*")))
                .contains(Main.class.getName())
                .isSubsetOf(
                        Main.class.getName(),
                        QuickAnswer.class.getName(),
                        Build.class.getName(),
                        ExitCode.class.getName(),
                        Terminal.class.getName());
    }
}
