package io.pipelineappliance.testing;

import io.pipelineappliance.testing.Faults.Fault;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The faults of an appliance that are not undone yet. A test that ends in the middle of one must not leave it to the next. */
final class OpenFaults {
    private static final Logger LOG = LoggerFactory.getLogger(OpenFaults.class);

    private final Deque<Fault> open = new ArrayDeque<>();

    /** One more, which this undoes when it is closed for the first time. */
    Fault begin(Runnable undo) {
        Fault fault = new Fault() {
            @Override
            public void close() {
                if (forget(this)) {
                    undo.run();
                }
            }
        };
        synchronized (open) {
            open.push(fault);
        }
        return fault;
    }

    private boolean forget(Fault fault) {
        synchronized (open) {
            return open.remove(fault);
        }
    }

    int count() {
        synchronized (open) {
            return open.size();
        }
    }

    /** Undoes the newest, until so many are left. */
    void closeDownTo(int count) {
        for (Fault fault = beyond(count); fault != null; fault = beyond(count)) {
            try {
                fault.close();
            } catch (RuntimeException e) {
                LOG.warn("a fault could not be undone: {}", e.getMessage());
            }
        }
    }

    /** There is nothing left to undo: closing one of them does nothing any more. */
    void forget() {
        synchronized (open) {
            open.clear();
        }
    }

    private Fault beyond(int count) {
        synchronized (open) {
            return open.size() > count ? open.element() : null;
        }
    }
}
