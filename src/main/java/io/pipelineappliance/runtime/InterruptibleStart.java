package io.pipelineappliance.runtime;

import java.util.concurrent.CancellationException;

/**
 * The thread on which a component starts. It can be interrupted from {@link #begin} to {@link #end} and at no other time: it
 * belongs to somebody else, who would not expect that.
 */
final class InterruptibleStart {
    private Thread thread;
    private boolean interrupted;
    private boolean forbidden;

    /**
     * This thread starts the component now.
     *
     * @throws CancellationException when that is no longer wanted
     */
    synchronized void begin() {
        if (forbidden) {
            throw new CancellationException("what has ended does not start again");
        }
        thread = Thread.currentThread();
        interrupted = false;
    }

    /** The start is over; whether somebody interrupted it. */
    synchronized boolean end() {
        thread = null;
        if (interrupted) {
            // The component may have returned without looking.
            Thread.interrupted();
        }
        return interrupted;
    }

    /** Interrupts a start that is under way, and lets no other begin. */
    synchronized void forbid() {
        forbidden = true;
        if (thread != null) {
            interrupted = true;
            thread.interrupt();
        }
    }
}
