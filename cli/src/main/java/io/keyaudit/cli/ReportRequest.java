package io.keyaudit.cli;

import io.keyaudit.formats.ReportFormat;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;

/**
 * A report that somebody wants.
 *
 * @param file where to, if not to standard output
 */
record ReportRequest(ReportFormat format, Optional<Path> file) {
    /** Returns the request with its file's path relative to a folder. */
    ReportRequest in(Path folder) {
        return new ReportRequest(format, file.map(folder::resolve));
    }

    static final ReportRequest TABLE = new ReportRequest(ReportFormat.TABLE, Optional.empty());

    /** Returns the request for the format that shows controls in the same way. */
    ReportRequest byControls() {
        return new ReportRequest(format.byControls(), file);
    }

    /** Reads {@code FORMAT} and {@code FORMAT=FILE}. */
    static final class Converter implements ITypeConverter<ReportRequest> {
        @Override
        public ReportRequest convert(String value) {
            int equals = value.indexOf('=');
            String name = equals < 0 ? value : value.substring(0, equals);
            ReportFormat format = ReportFormat.find(name)
                    .orElseThrow(() -> new WrongValueException("expected one of " + String.join(", ", new Names())
                            + ", such as --format json=report.json"));
            return new ReportRequest(format, equals < 0 ? Optional.empty() : Optional.of(file(value, equals)));
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

    /** The names of all formats, also for the command's help. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(Arrays.stream(ReportFormat.values()).map(ReportFormat::text).toList());
        }
    }
}
