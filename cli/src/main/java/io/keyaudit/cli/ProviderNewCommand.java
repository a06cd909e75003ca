package io.keyaudit.cli;

import io.keyaudit.declarative.DraftQuestion;
import io.keyaudit.declarative.ServiceDraft;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a file that describes a service, from answers to a few questions. */
@Command(
        name = "new",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Begins a file that describes a service, from answers to a few questions.",
        description = {
            "",
            "What no option answers is asked on the terminal. The file passes \"keyaudit provider check\" as it is, and its "
                    + "comments say how to go on; what each scope grants is unknown in it until you state that. Nothing "
                    + "is sent.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  keyaudit provider new acme.yaml")
final class ProviderNewCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Map<DraftQuestion, String> answers = new EnumMap<>(DraftQuestion.class);

    @Parameters(paramLabel = "FILE", description = "The file to be written, which must not exist yet.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(
            names = "--introspection",
            description = "The scopes are those of an API behind an OAuth server that has token introspection.")
    private boolean introspection;

    private ProviderNewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Returns the command, with an option for each question. */
    static CommandLine commandLine(Terminal terminal) {
        ProviderNewCommand command = new ProviderNewCommand(terminal);
        CommandLine commandLine = new CommandLine(command);
        CommandSpec spec = commandLine.getCommandSpec();
        for (DraftQuestion question : DraftQuestion.values()) {
            spec.addOption(OptionSpec.builder("--" + question.option())
                    .paramLabel("TEXT")
                    .type(String.class)
                    .description(question.text())
                    .setter(new CommandLine.Model.ISetter() {
                        @Override
                        public <T> T set(T value) {
                            if (value != null) {
                                command.answers.put(question, value.toString());
                            }
                            return value;
                        }
                    })
                    .build());
        }
        return commandLine;
    }

    @Override
    public Integer call() {
        answers.forEach((question, answer) -> problem(question, answer).ifPresent(problem -> {
            throw new RefusedException("--" + question.option() + ": " + problem);
        }));
        for (DraftQuestion question : DraftQuestion.values()) {
            if (question.isOpen(introspection, answers)) {
                answers.put(question, ask(question));
            }
        }
        write(draft().text());
        terminal.err().println("next: keyaudit provider check " + file);
        return ExitCode.OK;
    }

    private ServiceDraft draft() {
        try {
            return ServiceDraft.of(answers, introspection);
        } catch (IllegalArgumentException contradiction) {
            throw new RefusedException(String.valueOf(contradiction.getMessage()));
        }
    }

    private String ask(DraftQuestion question) {
        while (true) {
            Optional<String> answer = terminal.question().apply(question.text() + " ");
            if (answer.isEmpty()) {
                throw new RefusedException(open());
            }
            Optional<String> problem = problem(question, answer.get().strip());
            if (problem.isEmpty()) {
                return answer.get().strip();
            }
            terminal.err().println("keyaudit: " + problem.get());
        }
    }

    /** What is still to be answered, where there is nobody to ask. */
    private List<String> open() {
        return Stream.of(DraftQuestion.values())
                .filter(question -> question.isOpen(introspection, answers))
                .map(question -> "the option --" + question.option() + " is missing: " + question.text())
                .toList();
    }

    private static Optional<String> problem(DraftQuestion question, String answer) {
        try {
            question.check(answer);
            return Optional.empty();
        } catch (IllegalArgumentException wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    private void write(String text) {
        try {
            Files.writeString(terminal.folder().resolve(file), text, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException taken) {
            throw new RefusedException(file + ": this file exists already; name another");
        } catch (IOException unwritable) {
            throw new RefusedException(file + ": this file cannot be written; does its folder exist?");
        }
    }
}
