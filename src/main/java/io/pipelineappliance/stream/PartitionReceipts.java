package io.pipelineappliance.stream;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/** Counts what happens to one partition until the next receipt. Thread-safe. */
final class PartitionReceipts {
    static final long LONGEST_LATENCY_MILLIS = 24 * 60 * 60 * 1000L;
    static final int LATENCY_DIGITS = 2;
    private static final int NEWEST = 20;

    private final int partition;
    private final NavigableSet<Long> pending = new TreeSet<>();
    private final Deque<String> newest = new ArrayDeque<>();
    private final Histogram latency = new Histogram(LONGEST_LATENCY_MILLIS, LATENCY_DIGITS);
    private long highest = -1;
    private long records;
    private long rejected;
    private long retries;
    private long firstWrittenAt;

    PartitionReceipts(int partition) {
        this.partition = partition;
    }

    synchronized void begin(long offset) {
        if (offset <= highest) {
            // A replay from the checkpoint: what was under way when its first try ended comes again.
            pending.clear();
        }
        highest = offset;
        pending.add(offset);
    }

    synchronized void written(SourceRow source, String primaryKey) {
        long now = System.currentTimeMillis();
        pending.remove(source.offset());
        records++;
        firstWrittenAt = firstWrittenAt == 0 ? now : firstWrittenAt;
        latency.recordValue(Math.min(LONGEST_LATENCY_MILLIS, Math.max(0, now - source.timestamp())));
        newest.addFirst(primaryKey);
        if (newest.size() > NEWEST) {
            newest.removeLast();
        }
    }

    synchronized void rejected(long offset) {
        pending.remove(offset);
        rejected++;
    }

    synchronized void retried() {
        retries++;
    }

    /** The receipt for what happened since the last call; empty when nothing did. */
    synchronized Optional<Receipt> next() {
        if (records == 0 && rejected == 0 && retries == 0) {
            return Optional.empty();
        }
        long writtenOffset = pending.isEmpty() ? highest : pending.first() - 1;
        Receipt receipt = new Receipt(
                partition,
                writtenOffset,
                records,
                rejected,
                retries,
                firstWrittenAt,
                encodedLatency(),
                List.copyOf(newest));
        records = 0;
        rejected = 0;
        retries = 0;
        firstWrittenAt = 0;
        newest.clear();
        latency.reset();
        return Optional.of(receipt);
    }

    private byte[] encodedLatency() {
        ByteBuffer buffer = ByteBuffer.allocate(latency.getNeededByteBufferCapacity());
        int length = latency.encodeIntoCompressedByteBuffer(buffer);
        return Arrays.copyOf(buffer.array(), length);
    }
}
