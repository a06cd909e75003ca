package io.keyaudit.cli.shell;

import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine;

/** A shell that completes commands. */
public enum Shell {
    BASH {
        @Override
        public String completion(CommandLine root) {
            return AutoComplete.bash(root.getCommandName(), root).replace("\r\n", "\n");
        }
    },

    /** By its emulation of bash's completion. As a function that zsh loads by itself, it completes at its first call, too. */
    ZSH {
        @Override
        public String completion(CommandLine root) {
            // Options of the shell stay as the user has them, and an alias that is no command of zsh is not made.
            String bash = BASH.completion(root)
                    .replace("  setopt COMPLETE_ALIASES\n", "")
                    .replace("  alias compopt=complete\n", "");
            return """
                    #compdef NAME
                    autoload -U +X bashcompinit && bashcompinit
                    BASH
                    [ "${funcstack[1]-}" != _NAME ] || _bash_complete -o default -F _complete_NAME
                    """.replace("NAME", root.getCommandName()).replace("BASH\n", bash);
        }
    },

    FISH {
        @Override
        public String completion(CommandLine root) {
            return FishCompletion.of(root.getCommandSpec());
        }
    };

    /** Returns the script by which the shell completes a command and its subcommands. */
    public abstract String completion(CommandLine root);

    /** Returns the name as it is typed. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
