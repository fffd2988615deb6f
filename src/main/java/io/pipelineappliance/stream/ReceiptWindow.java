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

    private record Settled(long at, long records) {}

    private final Clock clock;
    private final long startedAt;
    private final Deque<Settled> recent = new ArrayDeque<>();
    private final LatencyWindow latencies = new LatencyWindow();
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
        latencies.add(latency, at);
        recent.addLast(new Settled(at, receipt.records() + receipt.rejected()));
        forgetBefore(at);
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
        forgetBefore(now);
        long lately = recent.stream().mapToLong(Settled::records).sum();
        return new Summary(
                written,
                rejected,
                retries,
                lately * 1000.0 / RATE_WINDOW_MILLIS,
                latencies.summary(now),
                firstWrittenAt,
                Map.copyOf(writtenOffsets),
                List.copyOf(newest));
    }

    /** {@link Summary#firstWrittenAt()}, at less cost than the whole summary. */
    synchronized OptionalLong firstWrittenAt() {
        return firstWrittenAt;
    }

    synchronized Optional<Latency> latencyOfTheLastMinute() {
        return latencies.lastMinute(clock.millis());
    }

    private void forgetBefore(long now) {
        while (!recent.isEmpty() && recent.getFirst().at() < now - RATE_WINDOW_MILLIS) {
            recent.removeFirst();
        }
    }
}
