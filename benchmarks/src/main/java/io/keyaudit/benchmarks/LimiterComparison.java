package io.keyaudit.benchmarks;

import io.keyaudit.benchmarks.Contender.Turn;
import java.util.Locale;

/**
 * Passes 500 requests through limiters of 90 a minute, in virtual time, and prints the most that fell into one minute
 * and how long all took, as a table in Markdown.
 */
public final class LimiterComparison {
    private static final int REQUESTS = 500;
    private static final int LONGEST_IDLE_SECONDS = 120;
    private static final int IDLE_STEP_SECONDS = 5;
    private static final long SECOND = 1_000_000_000L;

    /** How many requests came before, with the limiter idle before and after them. */
    private static final int[] REQUESTS_BEFORE = {0, 1, 45, 89, 90};

    private LimiterComparison() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("| limiter | most in one 60 s window | time for 500 |");
        System.out.println("|---|---|---|");
        for (Contender contender : Contender.all()) {
            System.out.println(row(contender));
        }
    }

    static String row(Contender contender) throws InterruptedException {
        Result worst = worst(contender);
        return String.format(
                Locale.ROOT, "| %s | %d | %.1f s |", contender.name(), worst.mostInOneWindow(), worst.seconds());
    }

    /**
     * What came of it.
     *
     * @param seconds from the first of the 500 to the last
     */
    record Result(int mostInOneWindow, double seconds) {}

    /** Returns the most in a window after any past, and the time after any idleness without one. */
    static Result worst(Contender contender) throws InterruptedException {
        int most = 0;
        double seconds = 0;
        for (int before : REQUESTS_BEFORE) {
            for (int idle = 0; idle <= LONGEST_IDLE_SECONDS; idle += IDLE_STEP_SECONDS) {
                for (int idleAfter = 0; idleAfter <= LONGEST_IDLE_SECONDS; idleAfter += IDLE_STEP_SECONDS) {
                    Result result = pass(contender, idle, before, idleAfter);
                    most = Math.max(most, result.mostInOneWindow());
                    seconds = before == 0 ? Math.max(seconds, result.seconds()) : seconds;
                }
            }
        }
        return new Result(most, seconds);
    }

    private static Result pass(Contender contender, int idle, int before, int idleAfter) throws InterruptedException {
        VirtualClock clock = new VirtualClock();
        Turn turn = contender.create().apply(clock);
        long[] sentAt = new long[before + REQUESTS];
        clock.sleep(idle * SECOND);
        for (int request = 0; request < sentAt.length; request++) {
            if (request == before) {
                clock.sleep(idleAfter * SECOND);
            }
            turn.await();
            sentAt[request] = clock.nanoTime();
        }
        double seconds = (double) (sentAt[sentAt.length - 1] - sentAt[before]) / SECOND;
        return new Result(mostInOneWindow(sentAt), seconds);
    }

    /** Windows include both their ends. */
    private static int mostInOneWindow(long[] sentAt) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < sentAt.length; last++) {
            while (sentAt[last] - sentAt[first] > Contender.WINDOW.toNanos()) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
