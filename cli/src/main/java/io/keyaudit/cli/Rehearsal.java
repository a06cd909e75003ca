package io.keyaudit.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Does what most commands do, in silence and with no service but those on this machine, so that the JVM can note which classes
 * that takes. The start script runs it, in a folder of its own, to make a class-data archive.
 */
final class Rehearsal {
    private Rehearsal() {}

    /** The folder to work in. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        // Nothing listens there.
        Files.writeString(folder.resolve("keys.yaml"), """
                version: 1
                keys:
                  - name: unreachable
                    provider: docspace
                    endpoint: http://127.0.0.1:1
                    credentials: { apiKey: file:keys.yaml }
                """);
        QuickAnswer.to("--version");
        QuickAnswer.help(false);
        try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            for (String command : List.of("check --format table --format json=report.json", "demo")) {
                EmbeddedCommand.run(nowhere, nowhere, folder, List.of(command.split(" ")));
            }
        }
    }
}
