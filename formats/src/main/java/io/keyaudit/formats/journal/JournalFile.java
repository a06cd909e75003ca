package io.keyaudit.formats.journal;

import io.keyaudit.formats.file.OwnerOnlyFile;
import io.keyaudit.yaml.InputFile;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file to whose end lines are added, by one process at a time. Not a channel: that would close when Ctrl-C interrupts
 * the thread. Not thread-safe.
 */
final class JournalFile implements AutoCloseable {
    private static final int LONGEST_LINE = 16 * 1024 * 1024;

    private final RandomAccessFile file;
    private final Disk disk;
    private long end;

    private JournalFile(RandomAccessFile file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    /** Brings what was written to a file to where it outlasts the machine's power. */
    interface Disk {
        void sync(FileDescriptor file) throws IOException;
    }

    /** Where a line stands. */
    record Place(long offset, int length, int number) {}

    /** Takes the lines of a file one by one. */
    interface LineReader {
        void read(Place place, byte[] line) throws InvalidFileException;
    }

    /** Opens the file, for its owner alone if it is new, and keeps others from using it. */
    static JournalFile open(Path path, Disk disk, Problems problems) throws InvalidFileException, IOException {
        try {
            OwnerOnlyFile.create(path);
        } catch (FileAlreadyExistsException old) {
            InputFile.refuseDirectory(path, problems);
        }
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            if (lock(file.getChannel()) == null) {
                throw problems.fatal(
                        "another run is using this journal; wait until it is over, or choose another name");
            }
            return new JournalFile(file, disk);
        } catch (InvalidFileException | IOException unusable) {
            file.close();
            throw unusable;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisJvm) {
            return null;
        }
    }

    /** Reads all lines that are complete; those added next follow the last of them. Returns what is incomplete. */
    byte[] readLines(LineReader reader, Problems problems) throws InvalidFileException, IOException {
        file.seek(0);
        end = 0;
        // Not closed, since that would close the file.
        InputStream in = new BufferedInputStream(new FileInputStream(file.getFD()));
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 1;
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\n') {
                reader.read(new Place(end, line.size(), number), line.toByteArray());
                end += line.size() + 1L;
                number++;
                line.reset();
            } else if (line.size() == LONGEST_LINE) {
                throw problems.fatal(new Position(number, 1), "this line is too long; is this the right file?");
            } else {
                line.write(octet);
            }
        }
        return line.toByteArray();
    }

    byte[] read(Place place) throws IOException {
        byte[] line = new byte[place.length()];
        file.seek(place.offset());
        file.readFully(line);
        return line;
    }

    /** Adds a line, which ends with a line feed, over anything incomplete. */
    Place append(byte[] line, int number) throws IOException {
        file.seek(end);
        file.write(line);
        Place place = new Place(end, line.length - 1, number);
        end += line.length;
        return place;
    }

    /** Drops what follows the last complete line. */
    void truncate() throws IOException {
        file.setLength(end);
    }

    /** Drops everything. */
    void clear() throws IOException {
        end = 0;
        file.setLength(0);
    }

    /** Makes sure that the lines outlast the machine's power. */
    void sync() throws IOException {
        disk.sync(file.getFD());
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
