package io.keyaudit.redis;

import io.keyaudit.Secret;
import io.keyaudit.spi.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The keys of one audit, numbered from 0 on, which machines that come and go take from a Redis stream. In the end each has
 * exactly one result: the first that any machine has for it. The keys of a machine that died are handed out again once it
 * was silent for a lease. Thread-safe.
 *
 * <p>Results can be read only with the salt that all machines have. The server forgets an audit seven days after the last
 * of its machines asked for keys.
 *
 * <p>All methods that ask the server throw {@link IOException} if it cannot be reached for some time, or lost the audit, and
 * {@link InterruptedException} if interrupted while waiting.
 */
public final class RedisQueue {
    private static final long KEPT_MILLIS = Duration.ofDays(7).toMillis();
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);
    private static final int AT_A_TIME = 1000;

    private final ScriptServer server;
    private final String place;
    private final Duration patience;
    private final Duration lease;
    private final Ticker ticker;
    private final String machine = UUID.randomUUID().toString();
    private final Set<String> held = ConcurrentHashMap.newKeySet();
    private final HiddenNames names;
    private final SealedText sealed;
    private final String run;
    private final List<String> keys;
    private int total;
    private int finished;

    RedisQueue(Connected connected, Secret salt, HiddenNames names, String run, Duration lease) {
        this.server = connected.server();
        this.place = connected.place();
        this.patience = connected.patience();
        this.ticker = connected.ticker();
        this.lease = lease;
        this.names = names;
        this.sealed = new SealedText(salt, "results");
        this.run = run;
        String audit = connected.prefix() + ":{queue:" + names.of("run", run) + "}";
        this.keys = List.of(audit, audit + ":keys", audit + ":results");
    }

    /** How the server is reached, and what the names of its keys begin with. */
    record Connected(ScriptServer server, String place, Duration patience, Ticker ticker, String prefix) {}

    /**
     * A key that this machine has to find the result of.
     *
     * @param number the key's, from 0 on
     * @param entry the stream's name for it
     */
    public record Claim(int number, String entry) {}

    /**
     * Takes part in the audit, and begins it if no machine did.
     *
     * @param description what all machines have to agree on; only its hash goes to the server
     * @param total how many keys there are
     * @throws IllegalArgumentException if the others take part in another audit under this name
     */
    public void join(String description, int total) throws IOException, InterruptedException {
        String ours = names.of("audit", run, description, String.valueOf(total));
        List<Object> answer = ask("join", ours);
        if (!ours.equals(answer.get(0))) {
            throw new IllegalArgumentException("the machines that take part in \"" + run + "\" over " + place
                    + " have another keys file, salt or version of keyaudit; give another audit another name");
        }
        this.total = total;
        int filled = number(answer.get(1));
        while (filled < total) {
            int end = Math.min(total, filled + AT_A_TIME);
            filled = number(
                    ask("fill", String.valueOf(filled), String.valueOf(end)).get(0));
        }
    }

    /** Takes keys that no living machine has; empty if there is none at this moment. */
    public List<Claim> claim(int most) throws IOException, InterruptedException {
        List<Object> answer = ask("claim", machine, String.valueOf(most), String.valueOf(lease.toMillis()));
        finished = number(answer.get(0));
        List<Claim> claims = new ArrayList<>();
        for (int index = 1; index + 1 < answer.size(); index += 2) {
            Claim claim =
                    new Claim(Integer.parseInt(String.valueOf(answer.get(index + 1))), (String) answer.get(index));
            held.add(claim.entry());
            claims.add(claim);
        }
        return claims;
    }

    /** Hands in a key's result; the first one counts. */
    public void finish(Claim claim, String result) throws IOException, InterruptedException {
        String number = String.valueOf(claim.number());
        finished = number(ask("finish", claim.entry(), number, sealed.seal(result, about(claim.number())))
                .get(0));
        held.remove(claim.entry());
    }

    /** Gives keys back that have no result; another machine takes them once the lease is over. */
    public void abandon(List<Claim> claims) {
        claims.forEach(claim -> held.remove(claim.entry()));
    }

    /** Returns whether every key had its result when this machine last asked. */
    public boolean isFinished() {
        return finished >= total;
    }

    /** Returns how many keys had their result when this machine last asked. */
    public int finished() {
        return finished;
    }

    /** Extends the claims of this machine. To be called several times within a lease. */
    void extend() {
        List<String> entries = List.copyOf(held);
        for (int from = 0; from < entries.size(); from += AT_A_TIME) {
            List<String> arguments = new ArrayList<>(List.of("extend", String.valueOf(KEPT_MILLIS), machine));
            arguments.addAll(entries.subList(from, Math.min(entries.size(), from + AT_A_TIME)));
            server.send(Script.QUEUE, keys, arguments);
        }
    }

    /** Returns how long a claim lasts that is not extended. */
    Duration lease() {
        return lease;
    }

    /** What is told each result. */
    @FunctionalInterface
    public interface Reader {
        /** Takes the result of the next key. */
        void accept(int number, String result) throws IOException;
    }

    /**
     * Reads the results of all keys in the order of their numbers.
     *
     * @throws IOException besides, if a key has no result, or one that was made with another salt
     */
    public void results(Reader reader) throws IOException, InterruptedException {
        for (int from = 0; from < total; from += AT_A_TIME) {
            List<Object> found =
                    ask("results", String.valueOf(from), String.valueOf(Math.min(total, from + AT_A_TIME)));
            for (int index = 0; index < found.size(); index++) {
                String result = String.valueOf(found.get(index));
                if (result.isEmpty()) {
                    throw new IOException("the queue on " + place + " lost a result");
                }
                reader.accept(from + index, sealed.open(result, about(from + index)));
            }
        }
    }

    /** Returns when the first machine began, and when the last result came, by the server's clock. */
    public List<Instant> times() throws IOException, InterruptedException {
        return ask("times").stream()
                .map(time -> Instant.ofEpochSecond(number(time)))
                .toList();
    }

    private String about(int number) {
        return run + '\0' + number;
    }

    private static int number(Object answer) {
        return Math.toIntExact((Long) answer);
    }

    /** What was asked and not answered might have happened: it does no harm twice. */
    private List<Object> ask(String action, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(action, String.valueOf(KEPT_MILLIS)));
        arguments.addAll(List.of(more));
        long start = ticker.nanoTime();
        while (true) {
            try {
                List<Object> answer = server.run(Script.QUEUE, keys, arguments);
                if (answer.size() == 1 && answer.get(0).equals("lost")) {
                    throw new IOException("the queue on " + place + " lost the audit; begin it anew");
                }
                return answer;
            } catch (UnreachableException unreachable) {
                if (ticker.nanoTime() - start >= patience.toNanos()) {
                    throw new IOException("the queue on " + place + " cannot be used: " + unreachable.getMessage());
                }
                ticker.sleep(BETWEEN_ATTEMPTS.toNanos());
            }
        }
    }
}
