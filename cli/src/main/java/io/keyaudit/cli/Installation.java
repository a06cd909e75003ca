package io.keyaudit.cli;

import io.keyaudit.declarative.DeclarativeProviders;
import io.keyaudit.providers.Providers;
import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The providers that commands work with: those that came with the command, and plugins. */
final class Installation {
    private final Terminal terminal;
    private Providers installed;
    private boolean told;

    @Option(
            names = "--plugin-dir",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "A folder of further providers: each jar, or folder of jars, in it is one.")
    private @Nullable Path plugins;

    @Option(
            names = "--provider-file",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description =
                    "A file that describes a further service, or a folder of such files. Can be given several times.")
    private List<Path> descriptions = new ArrayList<>();

    Installation(Terminal terminal, Providers installed) {
        this.terminal = terminal;
        this.installed = installed;
    }

    /**
     * What is installed. What cannot be used is named on standard error, once.
     *
     * @throws RefusedException if the folder of plugins cannot be read
     */
    Providers providers() {
        if (plugins != null) {
            Path folder = terminal.folder().resolve(plugins);
            plugins = null;
            try {
                installed = installed.withPlugins(folder);
            } catch (IOException unreadable) {
                throw new RefusedException(
                        "--plugin-dir: " + folder + " is not a folder that can be read; name one that holds jars");
            }
        }
        for (Path description : List.copyOf(descriptions)) {
            installed = installed.and(Inputs.read(
                    () -> DeclarativeProviders.read(terminal.folder().resolve(description))));
        }
        descriptions.clear();
        if (!told) {
            told = true;
            installed.problems().forEach(problem -> terminal.err().println("keyaudit: " + VisibleText.of(problem)));
        }
        return installed;
    }
}
