package io.keyaudit.redis;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisScriptingAsyncCommands;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs scripts on a real server, or on the node of a cluster that has the keys. */
final class LettuceServer implements ScriptServer, AutoCloseable {
    private static final int LONGEST_MESSAGE = 120;

    private final Runnable disconnect;
    private final RedisScriptingAsyncCommands<String, String> commands;
    private final Duration timeout;
    private final Map<Script, String> digests = new EnumMap<>(Script.class);

    LettuceServer(RedisScriptingAsyncCommands<String, String> commands, Duration timeout, Runnable disconnect) {
        this.disconnect = disconnect;
        this.commands = commands;
        this.timeout = timeout;
        for (Script script : Script.values()) {
            digests.put(script, commands.digest(script.text()));
        }
    }

    @Override
    public List<Object> run(Script script, List<String> keys, List<String> args)
            throws UnreachableException, InterruptedException {
        CompletableFuture<List<Object>> running = start(script, keys, args);
        try {
            return running.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            throw new UnreachableException(reason(failed));
        } catch (TimeoutException silent) {
            throw new UnreachableException("no answer within " + timeout.toMillis() / 1000.0 + " s");
        } catch (CancellationException lost) {
            throw new UnreachableException("the connection broke");
        } finally {
            running.cancel(false);
        }
    }

    @Override
    public void send(Script script, List<String> keys, List<String> args) {
        CompletableFuture<List<Object>> unused = start(script, keys, args);
    }

    private CompletableFuture<List<Object>> start(Script script, List<String> keys, List<String> args) {
        String[] keyArray = keys.toArray(String[]::new);
        String[] argArray = args.toArray(String[]::new);
        try {
            return this.<List<Object>>byDigest(script, keyArray, argArray)
                    .exceptionallyCompose(failure -> cause(failure) instanceof RedisNoScriptException
                            ? this.<List<Object>>byText(script, keyArray, argArray)
                            : CompletableFuture.failedFuture(failure));
        } catch (RedisException disconnected) {
            return CompletableFuture.failedFuture(disconnected);
        }
    }

    private <T> CompletableFuture<T> byDigest(Script script, String[] keys, String[] args) {
        return commands.<T>evalsha(digests.get(script), ScriptOutputType.MULTI, keys, args)
                .toCompletableFuture();
    }

    private <T> CompletableFuture<T> byText(Script script, String[] keys, String[] args) {
        return commands.<T>eval(script.text(), ScriptOutputType.MULTI, keys, args)
                .toCompletableFuture();
    }

    private static Throwable cause(Throwable failure) {
        return (failure instanceof CompletionException || failure instanceof ExecutionException)
                        && failure.getCause() != null
                ? cause(failure.getCause())
                : failure;
    }

    /** Returns the server's own words, if it answered. Its addresses and ours are in no other message. */
    private static String reason(Throwable failure) {
        Throwable cause = cause(failure);
        if (cause instanceof RedisCommandExecutionException) {
            String words = String.valueOf(cause.getMessage()).replaceAll("[^ -~]", " ");
            return "it says \"" + words.substring(0, Math.min(LONGEST_MESSAGE, words.length())) + "\"";
        }
        return "there is no connection";
    }

    @Override
    public void close() {
        disconnect.run();
    }
}
