package io.pipelineappliance.explore.table;

import java.time.Instant;
import java.util.List;

/**
 * What the rows of the table come to.
 *
 * @param rows that were read
 * @param complete whether these are all; otherwise the table has more than are read
 * @param asOf when they were read
 * @param bucketSeconds length of each interval of time
 * @param times beginning of each interval
 * @param dimensions by what the rows are counted
 */
public record TableStatistics(
        long rows,
        boolean complete,
        Instant asOf,
        long bucketSeconds,
        List<Instant> times,
        List<DimensionCounts> dimensions) {

    /**
     * Counts by one property of the rows.
     *
     * @param name of the property
     * @param values the most frequent first
     */
    public record DimensionCounts(String name, List<ValueCounts> values) {}

    /**
     * Rows with one value.
     *
     * @param value the property's
     * @param rows with it
     * @param byTime of them in each interval of {@link TableStatistics#times}; empty for all but the most frequent values
     */
    public record ValueCounts(String value, long rows, List<Long> byTime) {}
}
