package io.pipelineappliance.explore.table;

import io.pipelineappliance.explore.table.TableStatistics.DimensionCounts;
import io.pipelineappliance.explore.table.TableStatistics.ValueCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** Counts rows by minute and by value of each dimension. */
final class RowCounts {
    /** Of each dimension, so many values are told over time, and so many at all. */
    static final int TOLD_OVER_TIME = 5;

    static final int TOLD = 50;

    private static final int MOST_BUCKETS = 200;
    private static final long MINUTE = 60;
    private static final List<Duration> BUCKETS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(6),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(30),
            Duration.ofDays(365));

    private final List<Dimension> dimensions;
    private final List<Map<String, Map<Long, Long>>> minutesByValue = new ArrayList<>();
    private long rows;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    RowCounts(List<Dimension> dimensions) {
        this.dimensions = dimensions;
        dimensions.forEach(dimension -> minutesByValue.add(new HashMap<>()));
    }

    /**
     * One more row.
     *
     * @param time when it belongs to, or null
     * @param values of the dimensions' columns, or null
     */
    void add(Instant time, List<String> values) {
        rows++;
        Long minute = time == null ? null : Math.floorDiv(time.getEpochSecond(), MINUTE);
        if (minute != null) {
            first = Math.min(first, minute);
            last = Math.max(last, minute);
        }
        for (int index = 0; index < dimensions.size(); index++) {
            String given = values.get(index);
            String value =
                    given == null ? "unknown" : dimensions.get(index).value().apply(given);
            minutesByValue
                    .get(index)
                    .computeIfAbsent(value, key -> new HashMap<>())
                    .merge(minute == null ? Long.MIN_VALUE : minute, 1L, Long::sum);
        }
    }

    long rows() {
        return rows;
    }

    TableStatistics statistics(boolean complete, Instant asOf) {
        long bucket = bucketMinutes();
        List<Instant> times = times(bucket);
        List<DimensionCounts> counts = new ArrayList<>();
        for (int index = 0; index < dimensions.size(); index++) {
            counts.add(new DimensionCounts(
                    dimensions.get(index).name(), values(minutesByValue.get(index), bucket, times.size())));
        }
        return new TableStatistics(rows, complete, asOf, bucket * MINUTE, times, counts);
    }

    private long bucketMinutes() {
        return BUCKETS.stream()
                .mapToLong(Duration::toMinutes)
                .filter(minutes -> first > last || (last / minutes - first / minutes) < MOST_BUCKETS)
                .findFirst()
                .orElse(BUCKETS.get(BUCKETS.size() - 1).toMinutes());
    }

    private List<Instant> times(long bucket) {
        if (first > last) {
            return List.of();
        }
        return LongStream.rangeClosed(Math.floorDiv(first, bucket), Math.floorDiv(last, bucket))
                .mapToObj(number -> Instant.ofEpochSecond(number * bucket * MINUTE))
                .toList();
    }

    private List<ValueCounts> values(Map<String, Map<Long, Long>> minutes, long bucket, int buckets) {
        List<Map.Entry<String, Map<Long, Long>>> mostFrequent = minutes.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Map<Long, Long>> entry) -> -sum(entry.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .limit(TOLD)
                .toList();
        List<ValueCounts> values = new ArrayList<>();
        for (Map.Entry<String, Map<Long, Long>> entry : mostFrequent) {
            List<Long> byTime = values.size() < TOLD_OVER_TIME ? byTime(entry.getValue(), bucket, buckets) : List.of();
            values.add(new ValueCounts(entry.getKey(), sum(entry.getValue()), byTime));
        }
        return values;
    }

    private List<Long> byTime(Map<Long, Long> minutes, long bucket, int buckets) {
        long[] counts = new long[buckets];
        long begin = Math.floorDiv(first, bucket);
        minutes.forEach((minute, count) -> {
            if (minute != Long.MIN_VALUE) {
                counts[(int) (Math.floorDiv(minute, bucket) - begin)] += count;
            }
        });
        return LongStream.of(counts).boxed().toList();
    }

    private static long sum(Map<Long, Long> minutes) {
        return minutes.values().stream().mapToLong(Long::longValue).sum();
    }
}
