package io.keyaudit.secrets;

import io.keyaudit.Secret;
import io.keyaudit.spi.UnreadableSecretException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;

/**
 * Questions to one running process and its answers, a line of JSON each. Whatever is not an answer ends it: then nothing
 * that the process says can be trusted. Thread-safe.
 */
final class LineExchange implements AutoCloseable {
    private static final int LONGEST_LINE = 256 * 1024;
    private static final String END = "";

    private final String name;
    private final ChildProcess process;
    private final Map<Long, Question> open = new ConcurrentHashMap<>();
    private final BlockingQueue<String> unsent = new LinkedBlockingQueue<>();
    private final AtomicLong ids = new AtomicLong();
    private volatile boolean over;

    private record Question(int secrets, CompletableFuture<List<Secret>> answer) {}

    private LineExchange(String name, ChildProcess process) {
        this.name = name;
        this.process = process;
    }

    static LineExchange with(String name, ChildProcess process) {
        LineExchange exchange = new LineExchange(name, process);
        HelperThreads.start(name, exchange::send);
        HelperThreads.start(name, exchange::receive);
        return exchange;
    }

    /** Returns whether the process has ended, or has said something that is no answer. */
    boolean isOver() {
        return over;
    }

    /** Asks for secrets; the answer fails with an {@link UnreadableSecretException} if there is none. */
    CompletableFuture<List<Secret>> ask(List<String> paths) {
        long id = ids.incrementAndGet();
        CompletableFuture<List<Secret>> answer = new CompletableFuture<>();
        open.put(id, new Question(paths.size(), answer));
        unsent.add(line(id, paths));
        if (over) {
            end("ended");
        }
        return answer;
    }

    /** Ends the process. */
    @Override
    public void close() {
        end("was closed");
    }

    private static String line(long id, List<String> paths) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JsonPointer.STRICT_JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            json.writeStartObject();
            json.writeNumberProperty("id", id);
            json.writeArrayPropertyStart("paths");
            paths.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        return line.toString();
    }

    private void send() {
        try (OutputStream input = process.input()) {
            for (String line = unsent.take(); !line.equals(END); line = unsent.take()) {
                input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                input.flush();
            }
        } catch (IOException | InterruptedException ended) {
            end("ended");
        }
    }

    private void receive() {
        try (InputStream output = new BufferedInputStream(process.output())) {
            for (@Nullable String line = readLine(output); line != null; line = readLine(output)) {
                if (!line.isBlank() && !accept(HelperAnswer.parse(line))) {
                    end("answered with something that is not an answer");
                    return;
                }
            }
            end("ended");
        } catch (IOException ended) {
            end("ended");
        } catch (IllegalArgumentException malformed) {
            end("answered with something that is not an answer");
        }
    }

    /** Returns whether the answer is one to a question that was asked. */
    private boolean accept(HelperAnswer answer) {
        if (answer.id() < 1 || answer.id() > ids.get()) {
            return false;
        }
        @Nullable Question question = open.remove(answer.id());
        if (question == null) {
            return false;
        }
        if (answer.secrets().isEmpty()) {
            // Its own words are not shown: they can hold anything.
            question.answer()
                    .completeExceptionally(UnreadableSecretException.wrong("helper \"" + name
                            + "\" says that it cannot give this secret (what it says is not shown here)"));
            return true;
        }
        if (answer.secrets().size() != question.secrets()) {
            question.answer().completeExceptionally(failure("gave another number of secrets than were asked for"));
            return false;
        }
        question.answer().complete(answer.secrets());
        return true;
    }

    private static @Nullable String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return line.size() == 0 ? null : line.toString(StandardCharsets.UTF_8);
            }
            if (line.size() == LONGEST_LINE) {
                throw new IllegalArgumentException("a line too long");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void end(String how) {
        over = true;
        unsent.add(END);
        open.keySet().forEach(id -> {
            @Nullable Question question = open.remove(id);
            if (question != null) {
                question.answer().completeExceptionally(failure(how));
            }
        });
        process.close();
    }

    private UnreadableSecretException failure(String how) {
        return UnreadableSecretException.unavailable("helper \"" + name + "\" " + how);
    }
}
