package io.pipelineappliance.stream;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/** Folds receipts: totals since the appliance started, and rates and latency over a window. Thread-safe. */
public final class ReceiptWindow {
    private static final long LATENCY_WINDOW_MILLIS = TimeUnit.MINUTES.toMillis(5);
    private static final long RATE_WINDOW_MILLIS = TimeUnit.SECONDS.toMillis(10);
    private static final int NEWEST = 20;

    /**
     * The figures.
     *
     * @param written rows acknowledged since the start of this appliance
     * @param rejected dead letters since then
     * @param retries writes tried again since then
     * @param recordsPerSecond rows and dead letters over the last 10 s
     * @param latency milliseconds from the producer's timestamp to the acknowledged write, over the last 5 minutes
     * @param firstWrittenAt milliseconds since the epoch of the first row since the start
     * @param writtenOffsets by partition, the offset up to which all is written
     * @param newest primary keys of the last rows, newest first
     */
    public record Summary(
            long written,
            long rejected,
            long retries,
            double recordsPerSecond,
            Optional<Latency> latency,
            OptionalLong firstWrittenAt,
            Map<Integer, Long> writtenOffsets,
            List<String> newest) {}

    /**
     * A distribution in milliseconds.
     *
     * @param p50 median
     * @param p99 99th percentile
     * @param max largest
     * @param count records measured
     */
    public record Latency(double p50, double p99, double max, long count) {}

    private record Timed(long at, Receipt receipt, Histogram latency) {}

    private final Clock clock;
    private final long startedAt;
    private final Deque<Timed> recent = new ArrayDeque<>();
    private final Map<Integer, Long> writtenOffsets = new TreeMap<>();
    private final Deque<String> newest = new ArrayDeque<>();
    private long written;
    private long rejected;
    private long retries;
    private OptionalLong firstWrittenAt = OptionalLong.empty();

    ReceiptWindow(Instant since, Clock clock) {
        this.clock = clock;
        this.startedAt = since.toEpochMilli();
    }

    synchronized void add(Receipt receipt, long at) throws DataFormatException {
        Histogram latency = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(receipt.latency()), 0);
        recent.addLast(new Timed(at, receipt, latency));
        writtenOffsets.put(receipt.partition(), receipt.writtenOffset());
        for (int index = receipt.newest().size() - 1; index >= 0; index--) {
            newest.remove(receipt.newest().get(index));
            newest.addFirst(receipt.newest().get(index));
        }
        while (newest.size() > NEWEST) {
            newest.removeLast();
        }
        if (at >= startedAt) {
            addToTotals(receipt);
        }
    }

    private void addToTotals(Receipt receipt) {
        written += receipt.records();
        rejected += receipt.rejected();
        retries += receipt.retries();
        if (firstWrittenAt.isEmpty() && receipt.firstWrittenAt() > 0) {
            firstWrittenAt = OptionalLong.of(receipt.firstWrittenAt());
        }
    }

    synchronized Summary summary() {
        long now = clock.millis();
        while (!recent.isEmpty() && recent.getFirst().at() < now - LATENCY_WINDOW_MILLIS) {
            recent.removeFirst();
        }
        long lately = recent.stream()
                .filter(timed -> timed.at() >= now - RATE_WINDOW_MILLIS)
                .mapToLong(timed -> timed.receipt().records() + timed.receipt().rejected())
                .sum();
        return new Summary(
                written,
                rejected,
                retries,
                lately * 1000.0 / RATE_WINDOW_MILLIS,
                latency(),
                firstWrittenAt,
                Map.copyOf(writtenOffsets),
                List.copyOf(newest));
    }

    private Optional<Latency> latency() {
        Histogram sum = new Histogram(PartitionReceipts.LONGEST_LATENCY_MILLIS, PartitionReceipts.LATENCY_DIGITS);
        recent.forEach(timed -> sum.add(timed.latency()));
        return sum.getTotalCount() == 0
                ? Optional.empty()
                : Optional.of(new Latency(
                        sum.getValueAtPercentile(50),
                        sum.getValueAtPercentile(99),
                        sum.getMaxValue(),
                        sum.getTotalCount()));
    }
}
