package io.keyaudit.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The promise, by the very script that Redis runs: never more than the limit in any window, whatever fails. */
class FaultScheduleTest {
    private static final long MOST_SEEDS = 2_000;
    private static final Lua LUA = new Lua();

    /** In batches, so that a test's name is worth its line. */
    private static final int BATCH = 50;

    static LongStream batches() {
        return LongStream.range(0, Integer.getInteger("keyaudit.redis.seeds", 100) / BATCH);
    }

    @ParameterizedTest(name = "seeds from {0} times 50")
    @MethodSource("batches")
    void theLimitIsKept(long batch) {
        for (long seed = batch * BATCH; seed < (batch + 1) * BATCH; seed++) {
            FaultSchedule schedule = new FaultSchedule(seed, LUA);
            assertThat(schedule.run()).as("most in one window, seed %s", seed).isLessThanOrEqualTo(schedule.limit());
            assertThat(schedule.unfinished())
                    .as("machines that wait for ever, seed %s", seed)
                    .isZero();
        }
    }

    /** Each line of the script that the promise hangs on, taken away. */
    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("a new server starts at once", "since + lease + flight + hold", "0"),
                arguments("it waits one window only", "since + lease + flight + hold", "since + hold"),
                arguments("counts at sending", "holdFor(slot, lease + flight + hold)", "holdFor(slot, hold)"),
                arguments(
                        "a silent machine is done",
                        "holdFor(slot, lease + flight + hold)",
                        "holdFor(slot, flight + hold)"),
                arguments("a request that was given up on is over", "tonumber(flight) + hold", "hold"),
                arguments("any server is the same", "kept[1] ~= keeper", "not kept[1]"),
                arguments("slots are never lost", "\nnoteLoss()", ""),
                arguments("never a sign of a clock that was set back", "time < tonumber(kept[3] or 0)", "false"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void theModelFindsAFaultOfTheScript(String fault, String correct, String wrong) {
        Lua broken = new Lua(text -> text.replace(correct, wrong));
        assertThat(Script.LIMITER.text()).contains(correct);
        assertThat(LongStream.range(0, MOST_SEEDS)
                        .filter(seed -> overruns(seed, broken))
                        .findFirst())
                .isPresent();
    }

    private static boolean overruns(long seed, Lua lua) {
        FaultSchedule schedule = new FaultSchedule(seed, lua);
        return schedule.run() > schedule.limit();
    }
}
