package io.keyaudit.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;

/**
 * A report that somebody wants.
 *
 * @param file where to, if not to standard output
 */
record ReportRequest(Format format, Optional<Path> file) {
    static final ReportRequest TABLE = new ReportRequest(Format.TABLE, Optional.empty());

    /** The forms a report comes in. */
    enum Format {
        TABLE,
        JSON,
        SARIF,
        JUNIT,
        CSV,
        MARKDOWN,
        HTML,
        OCSF;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads {@code FORMAT} and {@code FORMAT=FILE}. */
    static final class Converter implements ITypeConverter<ReportRequest> {
        @Override
        public ReportRequest convert(String value) {
            int equals = value.indexOf('=');
            String name = equals < 0 ? value : value.substring(0, equals);
            for (Format format : Format.values()) {
                if (format.text().equals(name)) {
                    return new ReportRequest(format, equals < 0 ? Optional.empty() : Optional.of(file(value, equals)));
                }
            }
            throw new WrongValueException("expected one of "
                    + Arrays.stream(Format.values()).map(Format::text).collect(Collectors.joining(", "))
                    + ", such as --format json=report.json");
        }

        private static Path file(String value, int equals) {
            try {
                if (equals + 1 < value.length()) {
                    return Path.of(value.substring(equals + 1));
                }
            } catch (InvalidPathException invalid) {
                throw new WrongValueException("what stands behind the = is not the name of a file");
            }
            throw new WrongValueException("the name of a file is missing behind the =");
        }
    }
}
