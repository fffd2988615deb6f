package io.pipelineappliance.schedule.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Follows the machine's clock. It looks at it once a second, since a timer of the JVM stands still while the machine sleeps and
 * does not hear of a clock that was set.
 */
public final class SystemTimer implements Timer {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Clock clock;
    private final ScheduledThreadPoolExecutor thread;

    public SystemTimer(Clock clock) {
        this.clock = clock;
        this.thread = new ScheduledThreadPoolExecutor(1, SystemTimer::thread, new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public Runnable at(Instant moment, Runnable task) {
        AtomicBoolean undone = new AtomicBoolean();
        look(moment, task, undone);
        return () -> undone.set(true);
    }

    private void look(Instant moment, Runnable task, AtomicBoolean undone) {
        Duration left = Duration.between(clock.instant(), moment);
        Duration wait = left.compareTo(LOOK) < 0 ? left : LOOK;
        thread.schedule(
                () -> {
                    if (undone.get()) {
                        return;
                    }
                    if (clock.instant().isBefore(moment)) {
                        look(moment, task, undone);
                    } else {
                        task.run();
                    }
                },
                Math.max(0, wait.toNanos()),
                TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "schedule-timer");
        thread.setDaemon(true);
        return thread;
    }
}
