package io.pipelineappliance.benchmark;

import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One mode.
 *
 * @param steady at each rate
 * @param rowsPerSecond throughput
 */
record LatencyFigures(List<Steady> steady, double rowsPerSecond) {
    /**
     * At a steady rate.
     *
     * @param perSecond the rate
     * @param sent records sent
     * @param worstDelayMillis how late the sender was at worst
     * @param written rows written, which is more where a record was written twice
     * @param receipts milliseconds from the producer's timestamp to the acknowledged write, of every row
     * @param probe milliseconds from the producer's timestamp until a client read the row, of a few
     */
    record Steady(
            int perSecond, long sent, double worstDelayMillis, long written, Histogram receipts, Histogram probe) {}
}
