package io.keyaudit.cli;

import io.keyaudit.cli.shell.ManPage;
import io.keyaudit.cli.shell.Shell;
import io.keyaudit.providers.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Writes what a distribution brings for shells and {@code man}, by the paths that they look at. Run by the build. */
final class ShellFiles {
    private ShellFiles() {}

    /** The folder to write to. */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, String> file : all().entrySet()) {
            Path path = Path.of(arguments[0]).resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** Returns the texts of all files by their paths. */
    static Map<String, String> all() {
        CommandLine root = KeyauditCommand.commandLine(Terminal.ofThisProcess(), Providers::discover);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("bash-completion/completions/keyaudit", Shell.BASH.completion(root));
        files.put("zsh/site-functions/_keyaudit", Shell.ZSH.completion(root));
        files.put("fish/vendor_completions.d/keyaudit.fish", Shell.FISH.completion(root));
        List<CommandLine> commands = new ArrayList<>(List.of(root));
        for (int next = 0; next < commands.size(); next++) {
            CommandLine command = commands.get(next);
            files.put("man/man1/" + ManPage.name(command.getCommandSpec()) + ".1", page(command));
            commands.addAll(command.getSubcommands().values());
        }
        return files;
    }

    private static String page(CommandLine command) {
        return ManPage.of(command.getCommandSpec(), "keyaudit " + Build.version());
    }
}
