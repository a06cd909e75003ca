package io.keyaudit.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Runs the main method of another class, and writes what this process has used by the end: processor time in seconds and
 * allocated heap in MiB, separated by a space.
 */
public final class Measured {
    private static final double NANOS = 1e9;
    private static final double MEBIBYTE = 1 << 20;

    private Measured() {}

    /** Runs it with the file to write to, the name of the class, and the arguments of its main method. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Path results = Path.of(arguments[0]);
        CollectedHeap heap = CollectedHeap.watch();
        // The command ends the JVM by itself.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> write(results, heap), "results"));
        try {
            Class.forName(arguments[1]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(arguments, 2, arguments.length));
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static void write(Path results, CollectedHeap heap) {
        double processorSeconds = ProcessorTime.nanos() / NANOS;
        try {
            Files.write(
                    results,
                    List.of(String.format(
                            Locale.ROOT, "%.3f %.1f", processorSeconds, heap.allocatedBytes() / MEBIBYTE)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
