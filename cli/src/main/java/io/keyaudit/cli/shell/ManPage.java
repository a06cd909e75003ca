package io.keyaudit.cli.shell;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Makes the manual page of a command, in the language of man(7). */
public final class ManPage {
    private final CommandSpec command;
    private final StringBuilder page = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /** Returns the name of a command's page, such as {@code keyaudit-keys-list}. */
    public static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    /**
     * Returns the page.
     *
     * @param version what the page's foot says, such as {@code keyaudit 1.2.0}
     */
    public static String of(CommandSpec command, String version) {
        ManPage made = new ManPage(command);
        made.write(version);
        return made.page.toString();
    }

    private void write(String version) {
        line(".TH \"" + name(command).toUpperCase(Locale.ROOT) + "\" 1 \"\" \"" + version + "\" \"keyaudit\"");
        line(".nh");
        section("NAME");
        line(escaped(name(command)) + " \\- " + escaped(Usage.header(command)));
        section("SYNOPSIS");
        literally(
                new Help(command, Help.defaultColorScheme(Ansi.OFF)).synopsis(0).lines());
        if (Usage.lines(command.usageMessage().description()).anyMatch(text -> !text.isBlank())) {
            section("DESCRIPTION");
            paragraphs(Usage.lines(command.usageMessage().description()));
        }
        section("OPTIONS");
        command.positionalParameters().forEach(this::argument);
        Usage.options(command).forEach(this::option);
        if (!Usage.subcommands(command).isEmpty()) {
            section("COMMANDS");
            Usage.subcommands(command).forEach(below -> item(bold(name(below)) + "(1)", Usage.header(below)));
        }
        if (!command.usageMessage().exitCodeList().isEmpty()) {
            section("EXIT STATUS");
            command.usageMessage().exitCodeList().forEach((code, meaning) -> item(bold(code), meaning));
        }
        if (command.usageMessage().footer().length > 0) {
            section("NOTES");
            Usage.lines(command.usageMessage().footerHeading())
                    .filter(text -> !text.isBlank())
                    .forEach(text -> line(escaped(text)));
            literally(Usage.lines(command.usageMessage().footer()));
        }
        section("SEE ALSO");
        line(Stream.concat(Stream.ofNullable(command.parent()), Usage.subcommands(command).stream())
                .map(other -> bold(name(other)) + "(1)")
                .collect(Collectors.joining(", ")));
    }

    private void argument(PositionalParamSpec argument) {
        item(italic(argument.paramLabel()), Usage.description(argument));
    }

    private void option(OptionSpec option) {
        String names = Stream.of(option.names()).map(ManPage::bold).collect(Collectors.joining(", "));
        item(names + (option.arity().max() == 0 ? "" : "=" + italic(option.paramLabel())), Usage.description(option));
    }

    private void section(String title) {
        line(".SH " + title);
    }

    private void item(String markedUp, String text) {
        line(".TP");
        line(markedUp);
        line(escaped(text));
    }

    private void paragraphs(Stream<String> texts) {
        texts.filter(text -> !text.isBlank()).forEach(text -> {
            line(".PP");
            line(escaped(text));
        });
    }

    private void literally(Stream<String> texts) {
        line(".PP");
        line(".nf");
        texts.forEach(text -> line(escaped(text)));
        line(".fi");
    }

    private void line(String text) {
        page.append(text).append("\n");
    }

    private static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    private static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    /** A point or an apostrophe at the beginning of a line would be a command. */
    private static String escaped(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
