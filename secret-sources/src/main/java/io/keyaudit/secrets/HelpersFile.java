package io.keyaudit.secrets;

import io.keyaudit.spi.SecretSource;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.FileVersion;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.TextFile;
import io.keyaudit.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the file in which a user declares the programs that fetch secrets. It is never taken from a keys file. */
public final class HelpersFile {
    private static final List<String> FIELDS = List.of(FileVersion.FIELD, "helpers");
    private static final List<String> HELPER_FIELDS = List.of("command", "process", "environment", "timeout", "allow");
    private static final String EXAMPLE =
            "a helpers file begins with \"version: 1\" and \"helpers:\", and names a command or process for each helper";
    private static final Pattern SECONDS = Pattern.compile("([1-9][0-9]{0,2})s");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    private final Problems problems;
    private final Map<String, String> environment;
    private final Path folder;

    private HelpersFile(Problems problems, Map<String, String> environment, Path folder) {
        this.problems = problems;
        this.environment = environment;
        this.folder = folder;
    }

    /**
     * Returns the helpers that a file declares. Nothing is started yet. They run in the file's folder.
     *
     * @param environment the environment variables
     * @throws InvalidFileException if anything at all is wrong; the message lists everything that is
     */
    public static List<SecretSource> read(Path file, Map<String, String> environment) throws InvalidFileException {
        Problems problems = Problems.in(file);
        refuseWritableByAll(file, problems);
        DocumentNode root = YamlReader.read(TextFile.read(file, problems), problems)
                .orElseThrow(() -> problems.fatal(Position.START, "the file is empty; " + EXAMPLE));
        Path folder = Optional.ofNullable(file.toAbsolutePath().normalize().getParent())
                .orElse(file);
        List<SecretSource> helpers = Fields.of(root, FIELDS, problems)
                .map(fields -> new HelpersFile(problems, environment, folder).helpers(fields))
                .orElse(List.of());
        problems.throwIfAny();
        return helpers;
    }

    private static void refuseWritableByAll(Path file, Problems problems) throws InvalidFileException {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix")
                    && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE)) {
                throw problems.fatal("everybody can write to this file, which says what programs to run; chmod o-w it");
            }
        } catch (IOException unreadable) {
            // Reading it says why.
        }
    }

    private List<SecretSource> helpers(Fields fields) {
        FileVersion.require(fields, problems);
        if (!fields.has("helpers")) {
            problems.add(fields.position(), "\"helpers\" is missing; " + EXAMPLE);
        }
        List<SecretSource> helpers = new ArrayList<>();
        fields.mapping("helpers", "expected helpers by their names").stream()
                .map(Mapping::entries)
                .flatMap(List::stream)
                .forEach(entry -> Fields.of(entry.value(), HELPER_FIELDS, problems)
                        .flatMap(declared -> helper(entry, declared))
                        .ifPresent(helpers::add));
        return helpers;
    }

    private Optional<SecretSource> helper(Entry entry, Fields declared) {
        if (declared.has("command") == declared.has("process")) {
            problems.add(
                    entry.position(),
                    "expected either \"command\", which is started for each secret, or \"process\", which stays");
            return Optional.empty();
        }
        List<String> command = texts(declared, "command", "expected a list such as [op, read, \"op://{path}\"]");
        List<String> process = texts(declared, "process", "expected a list such as [/opt/secrets, --lines]");
        List<String> variables = texts(declared, "environment", "expected a list of names such as [VAULT_ADDR]");
        List<String> allowed = texts(declared, "allow", "expected a list of patterns such as [\"kv/ci/*\"]");
        Optional<Duration> timeout = timeout(declared);
        if (variables.stream().anyMatch(name -> !VARIABLE.matcher(name).matches())) {
            problems.add(entry.position(), "\"environment\" lists names of variables, without values");
        }
        try {
            SecretHelper helper = declared.has("command")
                    ? SecretHelper.command(entry.name(), command)
                    : SecretHelper.process(entry.name(), process);
            timeout.ifPresent(helper::timeout);
            return Optional.of(
                    helper.environment(variables).allow(allowed).folder(folder).build(environment));
        } catch (IllegalArgumentException unusable) {
            problems.add(entry.position(), String.valueOf(unusable.getMessage()));
            return Optional.empty();
        }
    }

    private List<String> texts(Fields declared, String name, String expected) {
        return declared.list(name, expected).stream()
                .flatMap(list -> list.items().stream())
                .flatMap(item -> Fields.text(item, "expected a text", problems).stream())
                .map(Scalar::value)
                .toList();
    }

    private Optional<Duration> timeout(Fields declared) {
        String expected = "expected a number of seconds such as 10s, up to 999s";
        Optional<Scalar> given = declared.text("timeout", expected);
        if (given.isEmpty()) {
            return Optional.empty();
        }
        Matcher seconds = SECONDS.matcher(given.get().value());
        if (!seconds.matches()) {
            problems.add(given.get().position(), expected);
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1))));
    }
}
