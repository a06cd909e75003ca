package io.keyaudit.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The distribution as the build unpacked it, and what its programs do. */
final class Unpacked {
    static final Path HOME =
            Path.of(System.getProperty("keyaudit.home", "target/none")).toAbsolutePath();

    private Unpacked() {}

    /** What a program did. */
    record Ran(int exitCode, String out, String err) {}

    /** Runs a program with these variables and, of this process's, PATH alone. */
    static Ran run(Path folder, Map<String, String> environment, String... command) throws Exception {
        Path out = Files.createTempFile("keyaudit-run", ".out");
        Path err = Files.createTempFile("keyaudit-run", ".err");
        try {
            Process process = start(folder, environment, out, err, command);
            assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
            return new Ran(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static Process start(Path folder, Map<String, String> environment, Path out, Path err, String... command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(command))
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        String path = builder.environment().get("PATH");
        builder.environment().clear();
        builder.environment().put("PATH", path);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("KEYAUDIT_CLASS_ARCHIVE", "never");
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Returns the paths below a folder, with slashes. */
    static List<String> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }
}
