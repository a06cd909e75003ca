package io.keyaudit.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Where a new key's secret is to go; never to the terminal. */
final class SecretOptions {
    @ArgGroup
    private @Nullable Choice choice;

    /** One of two. */
    static final class Choice {
        @Option(
                names = "--secret-file",
                paramLabel = "FILE",
                description = "Writes the new key's secret to this file, which must not exist yet and which only you "
                        + "may read.")
        private @Nullable Path file;

        @Option(
                names = "--secret-fd",
                paramLabel = "N",
                converter = DescriptorConverter.class,
                description = "Writes the new key's secret to this file descriptor, 3 or more.")
        private @Nullable Integer descriptor;
    }

    /**
     * Opens it.
     *
     * @throws RefusedException if nobody said where, or nothing can be written there
     */
    SecretSink open(Terminal terminal) {
        if (choice != null && choice.descriptor != null) {
            return SecretSink.descriptor(choice.descriptor);
        }
        if (choice != null && choice.file != null) {
            return SecretSink.file(terminal.folder().resolve(choice.file));
        }
        throw new RefusedException("where the new key's secret is to go is missing: --secret-file or --secret-fd");
    }

    /** Reads a descriptor's number; the first three are what people and logs see. */
    static final class DescriptorConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            if (!value.matches("[3-9]|[1-9][0-9]{1,3}")) {
                throw new WrongValueException("expected a number from 3 on; 0 to 2 are seen by people and logs");
            }
            return Integer.valueOf(value);
        }
    }
}
