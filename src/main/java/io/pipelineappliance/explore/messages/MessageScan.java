package io.pipelineappliance.explore.messages;

import io.pipelineappliance.explore.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.WakeupException;

/** Goes through a range of messages and gives those that are wanted, within bounds. Run by one thread; cancelled by any. */
public final class MessageScan implements AutoCloseable {
    private static final long PROGRESS_NANOS = Duration.ofMillis(250).toNanos();

    private final TopicReader reader;
    private final Walk walk;
    private final long total;
    private final MessageFilter filter;
    private final MessageDecoding decoding;
    private final MessageLimits limits;
    private final long mostMatches;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final long started = System.nanoTime();
    private long scanned;
    private long matches;
    private long bytes;

    /** Who is told. Returning false ends the scan. */
    public interface Listener {
        /** A message that is wanted, with as many characters as the scan was asked for. */
        boolean match(Message message) throws InterruptedException;

        /** A few times a second, and once at the end. */
        boolean progress(SearchProgress progress) throws InterruptedException;
    }

    MessageScan(
            TopicReader reader,
            List<PartitionRange> ranges,
            ReadOrder order,
            MessageFilter filter,
            MessageDecoding decoding,
            MessageLimits limits,
            long mostMatches) {
        this.reader = reader;
        this.walk = new Walk(reader, ranges, order, filter.takesAll() ? (int) Math.min(mostMatches, 4_000) : 4_000);
        this.total = ranges.stream().mapToLong(PartitionRange::size).sum();
        this.filter = filter;
        this.decoding = decoding;
        this.limits = limits;
        this.mostMatches = mostMatches;
    }

    /**
     * Scans until the end, a bound, or the listener's word.
     *
     * @throws Unavailable when Kafka stops to answer
     */
    public void run(Listener listener) throws InterruptedException {
        long told = System.nanoTime();
        boolean heard = listener.progress(progress(null));
        while (heard) {
            SearchEnd bound = bound();
            ConsumerRecord<byte[], byte[]> record = bound == null ? next() : null;
            if (record == null) {
                listener.progress(progress(bound == null ? end() : bound));
                return;
            }
            heard = look(record, listener);
            if (heard && System.nanoTime() - told > PROGRESS_NANOS) {
                told = System.nanoTime();
                heard = listener.progress(progress(null));
            }
        }
    }

    private boolean look(ConsumerRecord<byte[], byte[]> record, Listener listener) throws InterruptedException {
        scanned++;
        bytes += Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
        DecodedMessage message = decoding.of(record);
        if (!filter.takes(message)) {
            return true;
        }
        matches++;
        return listener.match(message.shown(limits.shownCharacters()));
    }

    private ConsumerRecord<byte[], byte[]> next() {
        try {
            return walk.next();
        } catch (WakeupException end) {
            return null;
        }
    }

    private SearchEnd bound() {
        if (cancelled.get() || Thread.currentThread().isInterrupted()) {
            return SearchEnd.CANCELLED;
        }
        if (matches >= mostMatches) {
            return SearchEnd.MATCHES;
        }
        if (scanned >= limits.records()) {
            return SearchEnd.RECORDS;
        }
        if (bytes >= limits.bytes()) {
            return SearchEnd.BYTES;
        }
        return System.nanoTime() - started > limits.time().toNanos() ? SearchEnd.TIME : null;
    }

    private SearchEnd end() {
        return cancelled.get() ? SearchEnd.CANCELLED : SearchEnd.COMPLETE;
    }

    private SearchProgress progress(SearchEnd end) {
        long millis = Duration.ofNanos(System.nanoTime() - started).toMillis();
        return new SearchProgress(scanned, total, matches, bytes, millis, end, end == null ? null : sentence(end));
    }

    private String sentence(SearchEnd end) {
        return switch (end) {
            case COMPLETE -> "All %,d messages of the range were looked at.".formatted(scanned);
            case MATCHES ->
                "%,d were found, which is as many as were asked for; older or newer ones may follow."
                        .formatted(matches);
            case RECORDS ->
                "It stopped after %,d messages, the bound of messages.search-records; narrow the range, or raise it."
                        .formatted(scanned);
            case BYTES ->
                "It stopped after %,d bytes, the bound of messages.search-bytes; narrow the range, or raise it."
                        .formatted(bytes);
            case TIME ->
                "It stopped after %d s, the bound of messages.search-time; narrow the range, or raise it."
                        .formatted(limits.time().toSeconds());
            case CANCELLED -> "It was cancelled after %,d messages.".formatted(scanned);
        };
    }

    /** What has not been looked at. */
    List<PartitionRange> left() {
        return walk.left();
    }

    /** Ends it soon. */
    public void cancel() {
        cancelled.set(true);
        reader.wakeup();
    }

    @Override
    public void close() {
        reader.close();
    }
}
