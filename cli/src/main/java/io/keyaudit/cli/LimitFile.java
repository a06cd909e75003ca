package io.keyaudit.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * Numbers in a file that several processes change, one at a time. Those that were never written are 0. Thread-safe.
 *
 * <p>All is done by one thread of its own: an interrupt of another one would close the file, and a process has only one
 * lock on it.
 */
final class LimitFile {
    private static final Map<Path, LimitFile> OPEN = new ConcurrentHashMap<>();
    private static final Executor THREAD = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "keyaudit-limits");
        thread.setDaemon(true);
        return thread;
    });

    private final FileChannel channel;

    private LimitFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Works on the numbers while nobody else does. */
    @FunctionalInterface
    interface Work<R> {
        R on(Numbers numbers) throws IOException;
    }

    /** The numbers. */
    interface Numbers {
        long get(int index) throws IOException;

        /** Returns this many numbers from an index on. */
        long[] get(int from, int count) throws IOException;

        void set(int index, long value) throws IOException;
    }

    /** Does work later; the result fails with an {@link IOException} if the file cannot be used. */
    static <R> CompletableFuture<R> locked(Path file, Work<R> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return open(file).locked(work);
                    } catch (IOException unusable) {
                        throw new CompletionException(unusable);
                    }
                },
                THREAD);
    }

    private static LimitFile open(Path file) throws IOException {
        LimitFile known = OPEN.get(file);
        if (known == null) {
            known = new LimitFile(FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
            OPEN.put(file, known);
        }
        return known;
    }

    private <R> R locked(Work<R> work) throws IOException {
        try (FileLock lock = channel.lock()) {
            assert lock.isValid();
            return work.on(new InFile());
        }
    }

    private final class InFile implements Numbers {
        @Override
        public long get(int index) throws IOException {
            return get(index, 1)[0];
        }

        @Override
        public long[] get(int from, int count) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(count * Long.BYTES);
            long position = (long) from * Long.BYTES;
            int read = 0;
            // Until all is read, or the file ends: the rest is 0.
            while (bytes.hasRemaining() && read >= 0) {
                read = channel.read(bytes, position + bytes.position());
            }
            long[] numbers = new long[count];
            bytes.rewind().asLongBuffer().get(numbers);
            return numbers;
        }

        @Override
        public void set(int index, long value) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).putLong(0, value);
            long position = (long) index * Long.BYTES;
            while (bytes.hasRemaining()) {
                channel.write(bytes, position + bytes.position());
            }
        }
    }
}
