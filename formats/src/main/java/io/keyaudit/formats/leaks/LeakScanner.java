package io.keyaudit.formats.leaks;

import io.keyaudit.formats.json.JsonNodeReader;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.InputFile;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The scanners whose findings can be read, in the JSON that each writes. */
public enum LeakScanner {
    /** {@code trufflehog ... --json}: a finding on each line. */
    TRUFFLEHOG,
    /** {@code kingfisher scan ... --format json} or {@code jsonl}. */
    KINGFISHER,
    /** {@code betterleaks ... --report-format json} or {@code jsonl}. */
    BETTERLEAKS,
    /** {@code gitleaks ... --report-format json}. */
    GITLEAKS,
    /** {@code ggshield secret scan ... --json --show-secrets}. */
    GGSHIELD;

    /** Returns the name on the command line, such as {@code gitleaks}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the scanner of that name, if there is one. */
    public static Optional<LeakScanner> find(String name) {
        return Arrays.stream(values())
                .filter(scanner -> scanner.text().equals(name))
                .findFirst();
    }

    /**
     * Reads the findings in a file. A file in which anything is not understood is refused as a whole, so that no finding
     * is lost.
     *
     * @throws InvalidFileException if it cannot be read, or is not what this scanner writes; the message repeats nothing
     *     of it
     */
    public List<Leak> read(Path file) throws InvalidFileException {
        Problems problems = Problems.in(file);
        return InputFile.read(file, problems, in -> {
            List<Leak> leaks = new ArrayList<>();
            boolean any = false;
            try (JsonNodeReader json =
                    new JsonNodeReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 0, problems)) {
                while (json.next() != null) {
                    any = true;
                    leaks.addAll(findings(json.node(), problems));
                }
            }
            if (!any && this != TRUFFLEHOG) {
                throw problems.fatal("the file is empty, though " + text() + " writes JSON even if it finds nothing");
            }
            return leaks;
        });
    }

    private List<Leak> findings(DocumentNode document, Problems problems) throws InvalidFileException {
        return switch (this) {
            case TRUFFLEHOG -> TrufflehogFindings.of(document, problems);
            case KINGFISHER -> KingfisherFindings.of(document, problems);
            case BETTERLEAKS, GITLEAKS -> GitleaksFindings.of(document, problems);
            case GGSHIELD -> GgshieldFindings.of(document, problems);
        };
    }
}
