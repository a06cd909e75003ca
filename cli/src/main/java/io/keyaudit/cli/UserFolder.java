package io.keyaudit.cli;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;

/** Where processes of one user meet: a folder that nobody else can write, and that is gone once the machine restarts. */
final class UserFolder {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private UserFolder() {}

    /**
     * Returns the folder, which exists.
     *
     * @throws IOException if there is none that only this user can write
     */
    static Path find(Map<String, String> environment) throws IOException {
        String runtime = environment.get("XDG_RUNTIME_DIR");
        Path folder = runtime != null && Path.of(runtime).isAbsolute()
                ? Path.of(runtime).resolve("keyaudit")
                : Path.of(System.getProperty("java.io.tmpdir"), "keyaudit-" + System.getProperty("user.name"));
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            if (posix) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } else {
                Files.createDirectory(folder);
            }
        }
        if (posix
                && !Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)
                        .equals(OWNER_ONLY)) {
            throw new IOException("others can write " + folder);
        }
        // Only the owner can create a file in it, and so it is this user's.
        Files.delete(Files.createTempFile(folder, "mine", ""));
        return folder;
    }
}
