package io.keyaudit.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.distribution.Unpacked.Ran;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The class-data archive that the start script makes: silently, once, and never in the way. */
@Timeout(240)
class ClassArchiveIT {
    private static final String LAUNCHER = Unpacked.HOME.resolve("bin/keyaudit").toString();

    @TempDir
    private Path folder;

    private Ran version(String... more) throws Exception {
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", folder.toString(), "KEYAUDIT_CLASS_ARCHIVE", "");
        return Unpacked.run(
                folder,
                environment,
                Stream.concat(Stream.of(LAUNCHER, "--version"), Stream.of(more)).toArray(String[]::new));
    }

    private static void assertSilent(Ran ran) {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).matches("keyaudit \\S+\\s+");
        assertThat(ran.err()).isEmpty();
    }

    private static List<Path> entries(Path cache) throws Exception {
        try (Stream<Path> all = Files.list(cache)) {
            return all.toList();
        }
    }

    @Test
    void isMadeByTheFirstCommandAndUsedByTheNext() throws Exception {
        Path cache = Files.createDirectory(
                folder.resolve("keyaudit"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (WatchService changes = FileSystems.getDefault().newWatchService()) {
            cache.register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
            assertSilent(version());
            assertSilent(version());
            // At the end its working folder is gone.
            while (entries(cache).isEmpty() || entries(cache).stream().anyMatch(Files::isDirectory)) {
                WatchKey changed = changes.poll(200, TimeUnit.SECONDS);
                assertThat(changed).as("an archive is made").isNotNull();
                changed.pollEvents();
                changed.reset();
            }
        }
        assertThat(entries(cache)).hasSize(1);
        Path archive = entries(cache).get(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
                .isEqualTo("r--------");

        Map<String, String> logged = Map.of(
                "XDG_CACHE_HOME",
                folder.toString(),
                "KEYAUDIT_CLASS_ARCHIVE",
                "",
                "KEYAUDIT_OPTS",
                "-XX:+UseG1GC -Xlog:class+load");
        assertThat(Unpacked.run(folder, logged, LAUNCHER, "--version").out())
                .containsPattern("io.keyaudit.cli.Main source: shared objects file");

        // A damaged one is not used and nothing is said of it.
        assertThat(archive.toFile().setWritable(true)).isTrue();
        Files.writeString(archive, "damaged");
        assertSilent(version());
    }

    @Test
    void isNotNeeded() throws Exception {
        Path unwritable = Files.writeString(folder.resolve("keyaudit"), "a file where the folder would be");

        assertSilent(version());
        assertThat(unwritable).hasContent("a file where the folder would be");
        assertSilent(Unpacked.run(folder, Map.of("KEYAUDIT_CLASS_ARCHIVE", ""), LAUNCHER, "--version"));
    }
}
