package io.keyaudit.cli;

import io.keyaudit.spi.KeyDraft;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options that say what a new key is to be. */
final class DraftOptions {
    @Option(names = "--name", required = true, paramLabel = "NAME", description = "What the key is to be called.")
    @SuppressWarnings("NullAway.Init")
    private String name;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Reach reach;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init")
    private Life life;

    /** What it can do. */
    static final class Reach {
        @Option(
                names = "--scope",
                paramLabel = "SCOPE",
                description =
                        "A scope that the key is to have; \"keyaudit scopes PROVIDER\" lists them. Once for each.")
        private List<String> scopes = List.of();

        @Option(names = "--unrestricted", description = "The key is to have full access.")
        private boolean unrestricted;
    }

    /** How long it lives. */
    static final class Life {
        @Option(
                names = "--days",
                paramLabel = "N",
                converter = DaysConverter.class,
                description = "After how many days the key expires, 1 to 365.")
        private @Nullable Integer days;

        @Option(names = "--never-expires", description = "The key never expires.")
        private boolean never;

        /** Absent means never. */
        Optional<Integer> days() {
            return never ? Optional.empty() : Optional.ofNullable(days);
        }
    }

    KeyDraft draft() {
        return new KeyDraft(name, reach.scopes, reach.unrestricted, life.days());
    }

    /** Reads a number of days. */
    static final class DaysConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (!value.matches("[1-9][0-9]{0,2}")) {
                throw new WrongValueException("expected a number of days from 1 to 365");
            }
            return Integer.valueOf(value);
        }
    }
}
