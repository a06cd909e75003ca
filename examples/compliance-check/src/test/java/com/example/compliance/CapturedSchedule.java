package com.example.compliance;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** An executor whose time comes when a test says so. */
final class CapturedSchedule extends ScheduledThreadPoolExecutor {
    private Runnable task = () -> {
        throw new IllegalStateException("nothing is scheduled");
    };
    private Duration pause = Duration.ZERO;

    CapturedSchedule() {
        super(0);
    }

    Duration pause() {
        return pause;
    }

    /** What happens each time that the pause is over. */
    void elapse() {
        task.run();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
        task = command;
        pause = Duration.of(delay, unit.toChronoUnit());
        return super.schedule(() -> {}, first, unit);
    }
}
