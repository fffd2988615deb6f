package io.pipelineappliance.schedule.engine;

import java.time.Instant;

/** Has something happen at a moment of the scheduler's clock. */
public interface Timer extends AutoCloseable {
    /**
     * @param task returns quickly and never throws; runs on any thread, at that moment or soon after, or at once when it has passed
     * @return undoes it, if it has not happened yet
     */
    Runnable at(Instant moment, Runnable task);

    /** Lets nothing more happen. */
    @Override
    void close();
}
