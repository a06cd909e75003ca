package io.keyaudit.cli;

import io.keyaudit.formats.Schemas;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the JSON Schema of a file. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Prints the JSON Schema of a file that keyaudit reads or writes.",
        description = "",
        footerHeading = "%nExample:%n",
        footer = "  keyaudit schema report > report.schema.json")
final class SchemaCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", description = "controls, keys, policy, provider, report or snapshot.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    SchemaCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out()
                .print(Schemas.find(name)
                        .orElseThrow(() -> new RefusedException(
                                "there is no such schema; there are " + String.join(", ", Schemas.names()))));
        return ExitCode.OK;
    }
}
