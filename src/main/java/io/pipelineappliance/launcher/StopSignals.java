package io.pipelineappliance.launcher;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C and {@code kill}: the first asks for an orderly stop, the second ends the process at once. Signals are handled instead
 * of left to shutdown hooks, of which every product has its own, all of them run at the same time.
 */
final class StopSignals {
    private static final int ENDED_BY_SECOND_SIGNAL = 130;

    private final AtomicInteger received = new AtomicInteger();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Runnable endAtOnce;
    private volatile Runnable first = () -> {};

    /** Takes the signals of this process from now on. */
    StopSignals() {
        this(StopSignals::endAtOnce);
    }

    /** With what runs below it: a class-data archive in the making would go on by itself. */
    private static void endAtOnce() {
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(ENDED_BY_SECOND_SIGNAL);
    }

    StopSignals(Runnable endAtOnce) {
        this.endAtOnce = endAtOnce;
        names().forEach(this::listenTo);
    }

    static List<String> names() {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        return windows ? List.of("INT", "TERM") : List.of("INT", "TERM", "HUP");
    }

    @SuppressWarnings("sunapi")
    private void listenTo(String signal) {
        sun.misc.Signal.handle(new sun.misc.Signal(signal), sent -> receive());
    }

    /** What to do at the first signal, besides stopping. */
    void onFirst(Runnable action) {
        first = action;
    }

    private void receive() {
        if (received.incrementAndGet() > 1) {
            endAtOnce.run();
            return;
        }
        try {
            first.run();
        } catch (RuntimeException ignored) {
            // To be told is a courtesy, and nobody is above a signal's thread to hear why it failed.
        } finally {
            stop.countDown();
        }
    }

    /** Stops as a signal does, but not because of one. */
    void stop() {
        stop.countDown();
    }

    /** Whether it is time to stop, waiting for it a while. */
    boolean awaitStop(long timeout, TimeUnit unit) {
        try {
            return stop.await(timeout, unit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Returns when it is time to stop. */
    void awaitStop() {
        awaitStop(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
}
