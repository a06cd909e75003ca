package io.keyaudit.cli;

import io.keyaudit.declarative.DeclarativeProviders;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.Network;
import io.keyaudit.text.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What commands work with: the providers that came with the command, plugins, and the way to services. */
final class Installation {
    private final Terminal terminal;
    private final Supplier<Providers> discovery;
    private @Nullable Providers installed;
    private final Set<String> named = new HashSet<>();

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

    @Mixin
    private final NetworkOptions networkOptions;

    @Mixin
    private final SourceOptions sourceOptions;

    /** @param discovery finds the providers that came with the command, when they are first needed */
    Installation(Terminal terminal, Supplier<Providers> discovery) {
        this.terminal = terminal;
        this.networkOptions = new NetworkOptions(terminal);
        this.sourceOptions = new SourceOptions(terminal);
        this.discovery = discovery;
    }

    /**
     * Returns how services are reached.
     *
     * @throws RefusedException if that is said in a way that cannot be used
     */
    Network network() {
        return networkOptions.network();
    }

    /** Returns where secrets come from, and where they can be sent. */
    SourceOptions secrets() {
        return sourceOptions;
    }

    /**
     * Returns what is installed. What cannot be used is named on standard error, once.
     *
     * @throws RefusedException if the folder of plugins cannot be read
     */
    Providers providers() {
        Providers before = installed;
        Providers known = before == null ? discovery.get() : before;
        if (plugins != null) {
            Path folder = terminal.folder().resolve(plugins);
            plugins = null;
            try {
                known = known.withPlugins(folder);
            } catch (IOException unreadable) {
                throw new RefusedException(
                        "--plugin-dir: " + folder + " is not a folder that can be read; name one that holds jars");
            }
        }
        for (Path description : List.copyOf(descriptions)) {
            known = known.and(Inputs.read(
                    () -> DeclarativeProviders.read(terminal.folder().resolve(description))));
        }
        descriptions.clear();
        installed = known;
        if (before == null) {
            nameProblems();
        }
        return known;
    }

    /** Names what was needed, cannot be used and was not named yet: some providers describe themselves only when needed. */
    void nameProblems() {
        if (installed != null) {
            installed.problems().stream()
                    .filter(named::add)
                    .forEach(problem -> terminal.err().println("keyaudit: " + VisibleText.of(problem)));
        }
    }
}
