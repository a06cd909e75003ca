package io.keyaudit.cli;

import io.keyaudit.Secret;
import io.keyaudit.formats.file.OwnerOnlyFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/** Where a new key's secret is to be written. Opened before there is one, so that it cannot be lost for want of a place. */
sealed interface SecretSink {
    /** Where the system shows a process its own descriptors. */
    Path DESCRIPTORS = Path.of("/dev/fd");

    /** What the names of terminals begin with. */
    Pattern TERMINAL = Pattern.compile("/dev/(pts|tty|console|ttys|pty)");

    /**
     * Notes what is about to happen, in case the process ends before the secret is written.
     *
     * @return whether a note can stand there
     */
    boolean note(String what) throws IOException;

    /** Writes the secret and a line end. */
    void write(Secret secret) throws IOException;

    /** Takes everything back: there is no key. */
    void discard() throws IOException;

    /** For people, where the secret is. */
    String place();

    /**
     * Returns a new file that only its owner can read.
     *
     * @throws RefusedException if it is there already, or cannot be written
     */
    static SecretSink file(Path file) {
        try {
            if (Files.exists(NewFile.part(file), LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            OwnerOnlyFile.create(file);
            return new NewFile(file);
        } catch (FileAlreadyExistsException taken) {
            throw new RefusedException("--secret-file: " + file + " is there already, or " + file
                    + ".part is; look at it, since it might tell of a key, and name a new file");
        } catch (IOException unwritable) {
            throw new RefusedException("--secret-file: " + file
                    + " cannot be written; check that its folder exists and can be written to");
        }
    }

    /**
     * Returns a file descriptor that this process was given.
     *
     * @throws RefusedException if it is not open for writing, or is a terminal or what messages go to
     */
    static SecretSink descriptor(int number) {
        Path path = DESCRIPTORS.resolve(Integer.toString(number));
        if (isTerminal(path) || isSame(path, "1") || isSame(path, "2")) {
            throw new RefusedException("--secret-fd: descriptor " + number
                    + " is a terminal, or where this command's messages go; neither can show a secret");
        }
        try {
            if (isOnlyRead(number)) {
                throw new IOException("only for reading");
            }
            // Appending, since others might have written there before.
            return new Descriptor(new FileOutputStream(path.toFile(), true), number);
        } catch (IOException unwritable) {
            throw new RefusedException("--secret-fd: descriptor " + number
                    + " is not open for writing; give it to the command, such as " + number + ">(consumer)");
        }
    }

    private static boolean isTerminal(Path descriptor) {
        try {
            return TERMINAL.matcher(descriptor.toRealPath().toString()).lookingAt();
        } catch (IOException noFile) {
            // A pipe has no path of its own.
            return false;
        }
    }

    private static boolean isSame(Path descriptor, String standard) {
        try {
            return Files.isSameFile(descriptor, DESCRIPTORS.resolve(standard));
        } catch (IOException absent) {
            return false;
        }
    }

    /** Linux would open anew, for writing, what this process has open for reading, such as Java's own files. */
    private static boolean isOnlyRead(int number) throws IOException {
        Path info = Path.of("/proc/self/fdinfo", Integer.toString(number));
        if (!Files.exists(info)) {
            return false;
        }
        return Files.readAllLines(info).stream()
                .filter(line -> line.startsWith("flags:"))
                .map(line -> line.substring(line.length() - 1))
                .noneMatch(mode -> (mode.charAt(0) & 3) == 1 || (mode.charAt(0) & 3) == 2);
    }

    private static void write(FileOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file that holds a note until it holds the secret, and never nothing of either. */
    record NewFile(Path file) implements SecretSink {
        /** Where the secret is written first, so that the note stays until all of it is there. */
        private static Path part(Path file) {
            return file.resolveSibling(file.getFileName() + ".part");
        }

        @Override
        public boolean note(String what) throws IOException {
            save(file, "# " + what + " This note stands where the secret was to be; delete it afterwards.\n");
            return true;
        }

        @Override
        public void write(Secret secret) throws IOException {
            Path part = part(file);
            OwnerOnlyFile.create(part);
            save(part, secret.reveal() + "\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }

        /** Not through a channel: that would close when Ctrl-C interrupts this thread, and lose the secret. */
        private static void save(Path file, String text) throws IOException {
            try (FileOutputStream out = new FileOutputStream(file.toFile())) {
                SecretSink.write(out, text);
                out.getFD().sync();
            }
        }

        @Override
        public void discard() throws IOException {
            Files.deleteIfExists(file);
        }

        @Override
        public String place() {
            return "in " + file;
        }
    }

    /** A descriptor, which takes the secret and nothing else: its reader expects no note. */
    record Descriptor(FileOutputStream out, int number) implements SecretSink {
        @Override
        public boolean note(String what) {
            return false;
        }

        @Override
        public void write(Secret secret) throws IOException {
            try (out) {
                SecretSink.write(out, secret.reveal() + "\n");
            }
        }

        @Override
        public void discard() throws IOException {
            out.close();
        }

        @Override
        public String place() {
            return "written to descriptor " + number;
        }
    }
}
