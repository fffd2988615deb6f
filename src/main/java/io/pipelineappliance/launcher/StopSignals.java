package io.pipelineappliance.launcher;

import io.pipelineappliance.component.ApplianceException;
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
    private volatile RuntimeException failure;
    private volatile Runnable first = () -> {};

    StopSignals() {
        listenTo("INT");
        listenTo("TERM");
        if (!System.getProperty("os.name").startsWith("Windows")) {
            listenTo("HUP");
        }
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
            Runtime.getRuntime().halt(ENDED_BY_SECOND_SIGNAL);
        }
        first.run();
        stop.countDown();
    }

    /** Ends the run with an error. */
    void fail(RuntimeException cause) {
        failure = cause;
        stop.countDown();
    }

    /**
     * Whether it is time to stop, waiting for it a while.
     *
     * @throws ApplianceException when the run has failed
     */
    boolean awaitStop(long timeout, TimeUnit unit) {
        try {
            boolean stopped = stop.await(timeout, unit);
            if (failure != null) {
                throw failure;
            }
            return stopped;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
