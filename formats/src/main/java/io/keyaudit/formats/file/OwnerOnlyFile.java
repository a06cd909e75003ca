package io.keyaudit.formats.file;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Creates files that nobody but their owner can read, where the file system knows permissions. Thread-safe. */
public final class OwnerOnlyFile {
    private OwnerOnlyFile() {}

    /**
     * Creates an empty file.
     *
     * @return the same path
     * @throws FileAlreadyExistsException if there is one already
     * @throws IOException if it cannot be created
     */
    public static Path create(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : Files.createFile(file);
    }
}
