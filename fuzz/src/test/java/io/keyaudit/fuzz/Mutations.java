package io.keyaudit.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Damaged copies of a harness's own seeds: what the ordinary build runs in place of Jazzer's long search. */
public final class Mutations {
    /** How many copies of each seed; ten thousand by the profile {@code long}. */
    private static final int EACH_SEED = Integer.getInteger("keyaudit.fuzz.copies", 3_000);

    private static final int LONGEST = 8_192;

    private final Random random;
    private final List<byte[]> corpus;
    private final List<String> words;

    private Mutations(Random random, List<byte[]> corpus, List<String> words) {
        this.random = random;
        this.corpus = corpus;
        this.words = words;
    }

    /**
     * Of the seeds in the folder where Jazzer looks for them, too.
     *
     * @param words what is worth putting in, since the reader knows it
     */
    public static Mutations of(Class<?> harness, String method, long seed, String... words) {
        String folder = harness.getSimpleName() + "Inputs/" + method;
        URL inputs = Objects.requireNonNull(harness.getResource(folder), folder);
        try (Stream<Path> files = Files.list(Path.of(inputs.toURI()))) {
            List<byte[]> corpus = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                corpus.add(Files.readAllBytes(file));
            }
            return new Mutations(new Random(seed), corpus, List.of(words));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Feeds them to the harness; the first that it fails with is shown. */
    public void feed(Consumer<byte[]> harness) {
        for (int count = 0; count < EACH_SEED; count++) {
            byte[] input = next();
            try {
                harness.accept(input);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("with: " + new String(input, StandardCharsets.ISO_8859_1), failure);
            }
        }
    }

    private byte[] next() {
        byte[] input = any();
        for (int count = random.nextInt(5); count >= 0; count--) {
            input = mutated(input);
        }
        return Arrays.copyOf(input, Math.min(input.length, LONGEST));
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private byte[] mutated(byte[] input) {
        int from = random.nextInt(input.length + 1);
        int to = Math.min(input.length, from + random.nextInt(random.nextBoolean() ? 4 : 64));
        return switch (random.nextInt(6)) {
            case 0 -> spliced(input, from, new byte[0], to);
            case 1 -> spliced(input, from, new byte[] {(byte) random.nextInt(256)}, Math.min(input.length, from + 1));
            case 2 -> spliced(input, from, word(), from);
            case 3 -> spliced(input, from, word(), to);
            case 4 -> spliced(input, from, Arrays.copyOfRange(input, from, to), from);
            default -> {
                byte[] other = any();
                int start = random.nextInt(other.length + 1);
                yield spliced(input, from, Arrays.copyOfRange(other, start, other.length), input.length);
            }
        };
    }

    private byte[] word() {
        return words.get(random.nextInt(words.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] spliced(byte[] input, int from, byte[] between, int to) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream();
        spliced.write(input, 0, from);
        spliced.write(between, 0, between.length);
        spliced.write(input, to, input.length - to);
        return spliced.toByteArray();
    }
}
