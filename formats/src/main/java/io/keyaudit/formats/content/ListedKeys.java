package io.keyaudit.formats.content;

import io.keyaudit.audit.AuditTarget;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.policy.Finding;
import io.keyaudit.yaml.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Where findings are, as code hosts take it: in a line of the keys file, by its path in the repository. Not thread-safe. */
public final class ListedKeys {
    private final Path path;
    private final Map<String, Position> own = new HashMap<>();
    private final Map<String, Position> positions = new HashMap<>();

    private ListedKeys(Path path) {
        this.path = path;
    }

    /** Returns the places of the keys of a file. */
    public static ListedKeys of(KeysFile keys) {
        ListedKeys listed = new ListedKeys(relative(keys.path(), Path.of("")));
        keys.keys().forEach(key -> listed.own.put(key.target().name(), key.position()));
        listed.positions.putAll(listed.own);
        return listed;
    }

    /** Adds a key that another one listed, if it did: it is where that one is. */
    public void add(AuditTarget target) {
        target.listedBy()
                .ifPresent(lister -> positions.put(target.name(), positions.getOrDefault(lister, Position.START)));
    }

    /** Returns the file's path, relative to its repository. */
    public Path path() {
        return path;
    }

    /** Returns the file's path, relative to its repository, with slashes between its parts. */
    public String slashed() {
        return String.join("/", parts(path));
    }

    /** Returns where the file itself lists the finding's key; nothing if it does not. */
    public Optional<Position> own(Finding finding) {
        return finding.key().flatMap(name -> Optional.ofNullable(own.get(name)));
    }

    /** Returns where the file lists the key that listed the finding's key; nothing if none did. */
    public Optional<Position> lister(Finding finding) {
        return finding.key()
                .filter(name -> !own.containsKey(name))
                .flatMap(name -> Optional.ofNullable(positions.get(name)));
    }

    /** Returns where the finding's key is listed; where the file begins, if it is about no key of it. */
    public Position position(Finding finding) {
        return finding.key().map(positions::get).orElse(Position.START);
    }

    /**
     * Returns a file's path in its repository, which the nearest folder with a {@code .git} is. Else in the working folder;
     * else no more than its name, since code hosts refuse all that leads out of the repository.
     */
    public static Path relative(Path file, Path workingFolder) {
        Path absolute = workingFolder.toAbsolutePath().resolve(file).normalize();
        Path working = workingFolder.toAbsolutePath().normalize();
        for (Path folder = absolute.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return folder.relativize(absolute);
            }
        }
        return absolute.startsWith(working) ? working.relativize(absolute) : absolute.getFileName();
    }

    private static Iterable<String> parts(Path path) {
        return () -> StreamSupport.stream(path.spliterator(), false)
                .map(Path::toString)
                .iterator();
    }
}
