package io.pipelineappliance.spark;

import java.time.Instant;
import java.util.List;

/**
 * Which executors came and went.
 *
 * @param present those registered now
 * @param lost those that went last, newest first
 */
public record ExecutorEvents(List<Present> present, List<Lost> lost) {
    /**
     * An executor that is there.
     *
     * @param id its number
     * @param host where it runs
     * @param slots tasks that it can run at once
     * @param since when it registered
     */
    public record Present(String id, String host, int slots, Instant since) {}

    /**
     * An executor that went.
     *
     * @param id its number
     * @param at when
     * @param reason what Spark says of it
     */
    public record Lost(String id, Instant at, String reason) {}
}
