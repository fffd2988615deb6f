package io.pipelineappliance.explore.messages;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/** Messages of a topic as they come. When more come than anybody can read, the rest is only counted. Run by one thread; ended by any. */
public final class MessageTail implements AutoCloseable {
    /** Messages in a second that are given; the others are skipped. */
    public static final int MOST_PER_SECOND = 50;

    private static final Duration POLL = Duration.ofMillis(250);
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final TopicReader reader;
    private final MessageFilter filter;
    private final MessageDecoding decoding;
    private final MessageLimits limits;
    private final AtomicBoolean ended = new AtomicBoolean();
    private long secondBegan;
    private int givenInSecond;
    private long skipped;
    private long scanned;

    /** Who is told. Returning false ends the tail. */
    public interface Listener {
        /** A message that has come. */
        boolean message(Message message) throws InterruptedException;

        /** After each look, whether something came or not. */
        boolean looked(TailProgress progress) throws InterruptedException;
    }

    MessageTail(
            TopicReader reader,
            MessageQuery query,
            MessageFilter filter,
            MessageDecoding decoding,
            MessageLimits limits) {
        this.reader = reader;
        this.filter = filter;
        this.decoding = decoding;
        this.limits = limits;
        Consumer<byte[], byte[]> consumer = reader.consumer();
        consumer.assign(reader.assigned());
        Map<TopicPartition, Long> begins = begins(query);
        begins.forEach(consumer::seek);
    }

    private Map<TopicPartition, Long> begins(MessageQuery query) {
        Map<TopicPartition, Long> begins = new HashMap<>();
        for (PartitionRange held : reader.held()) {
            long begin = query.offset().isPresent()
                    ? Math.min(held.end(), Math.max(held.begin(), query.offset().getAsLong()))
                    : held.end();
            begins.put(new TopicPartition(reader.topic(), held.partition()), begin);
        }
        return begins;
    }

    /** Follows until it is ended, or the listener says so. */
    public void run(Listener listener) throws InterruptedException {
        try {
            while (!ended.get()) {
                ConsumerRecords<byte[], byte[]> records =
                        reader.answered(() -> reader.consumer().poll(POLL));
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    if (!give(record, listener)) {
                        return;
                    }
                }
                if (!listener.looked(new TailProgress(scanned, skipped))) {
                    return;
                }
            }
        } catch (WakeupException end) {
            // Somebody ended it.
        }
    }

    private boolean give(ConsumerRecord<byte[], byte[]> record, Listener listener) throws InterruptedException {
        scanned++;
        long now = System.nanoTime();
        if (now - secondBegan > SECOND) {
            secondBegan = now;
            givenInSecond = 0;
        }
        DecodedMessage message = decoding.of(record);
        if (!filter.takes(message)) {
            return true;
        }
        if (givenInSecond >= MOST_PER_SECOND) {
            skipped++;
            return true;
        }
        givenInSecond++;
        return listener.message(message.shown(limits.shownCharacters()));
    }

    /** Ends it soon. */
    public void cancel() {
        ended.set(true);
        reader.wakeup();
    }

    @Override
    public void close() {
        reader.close();
    }
}
