package io.pipelineappliance.schedule.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A clock with its timer that stand until a test moves them. */
public final class TestClock extends Clock implements Timer {
    private final List<Alarm> alarms = new ArrayList<>();
    private ExecutorService thread = Executors.newSingleThreadExecutor(TestClock::thread);
    private Instant now;

    private record Alarm(Instant moment, Runnable task) {}

    public TestClock(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Runnable at(Instant moment, Runnable task) {
        Alarm alarm = new Alarm(moment, task);
        alarms.add(alarm);
        ring();
        return () -> undo(alarm);
    }

    private synchronized void undo(Alarm alarm) {
        alarms.remove(alarm);
    }

    private synchronized void ring() {
        List<Alarm> due = alarms.stream()
                .filter(alarm -> !alarm.moment().isAfter(now))
                .sorted(Comparator.comparing(Alarm::moment))
                .toList();
        alarms.removeAll(due);
        due.forEach(alarm -> thread.execute(alarm.task()));
    }

    /** Goes from alarm to alarm, as time does. */
    public void advance(Duration by, Runnable settle) {
        settle.run();
        Instant end = instant().plus(by);
        for (Optional<Instant> next = nextUntil(end); next.isPresent(); next = nextUntil(end)) {
            jumpTo(next.get());
            settle.run();
        }
        jumpTo(end);
        settle.run();
    }

    private synchronized Optional<Instant> nextUntil(Instant end) {
        return alarms.stream()
                .map(Alarm::moment)
                .filter(moment -> !moment.isAfter(end))
                .min(Comparator.naturalOrder());
    }

    /** Is there all of a sudden, as after a sleep of the machine. */
    public void jump(Duration by) {
        jumpTo(instant().plus(by));
    }

    private synchronized void jumpTo(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
        ring();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("This clock knows UTC only");
    }

    /** Forgets all alarms; may be used on. */
    @Override
    public synchronized void close() {
        alarms.clear();
        thread.shutdown();
        thread = Executors.newSingleThreadExecutor(TestClock::thread);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "test-timer");
        thread.setDaemon(true);
        return thread;
    }
}
