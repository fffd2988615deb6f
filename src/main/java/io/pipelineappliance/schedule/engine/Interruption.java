package io.pipelineappliance.schedule.engine;

import java.util.Optional;

/**
 * Interrupts the thread of a run, but only where it waits or executes a body: the store is never interrupted. The end of a time limit
 * concerns one try, all else the whole run.
 */
final class Interruption {
    /** Why. */
    enum Cause {
        TIME_LIMIT,
        /** Somebody stopped the run. */
        STOP,
        /** The appliance ends. */
        CLOSE
    }

    private Thread thread;
    private int section;
    private boolean timeIsUp;
    private Cause lasting;

    /**
     * From here on the calling thread may be interrupted.
     *
     * @return a name of this section
     * @throws InterruptedException when the run is to end
     */
    synchronized int enter() throws InterruptedException {
        if (lasting != null) {
            throw new InterruptedException("the run is to end");
        }
        thread = Thread.currentThread();
        timeIsUp = false;
        return ++section;
    }

    /** From here on it may not. */
    synchronized void leave() {
        thread = null;
        Thread.interrupted();
    }

    /** The time limit of that section is over; does nothing when another one has begun. */
    synchronized void timeIsUp(int ofSection) {
        if (thread != null && section == ofSection) {
            timeIsUp = true;
            thread.interrupt();
        }
    }

    /** The run is to end; the first cause counts. */
    synchronized void end(Cause cause) {
        lasting = lasting == null ? cause : lasting;
        if (thread != null) {
            thread.interrupt();
        }
    }

    /** Why the last section was interrupted, if it was. */
    synchronized Optional<Cause> cause() {
        return Optional.ofNullable(lasting).or(() -> timeIsUp ? Optional.of(Cause.TIME_LIMIT) : Optional.empty());
    }
}
