package io.pipelineappliance.stream;

import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.DataFormatException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the receipt topic and keeps what the dashboard shows of the stream. */
public final class StreamStatistics implements Component {
    private static final Logger LOG = LoggerFactory.getLogger(StreamStatistics.class);

    private final KafkaAccess kafka;
    private final TopicPartition receipts;
    private final ReceiptWindow window;
    private Consumer<byte[], byte[]> consumer;
    private Thread follower;

    /**
     * @param kafka where it is and how to be let in
     * @param receiptTopic the topic with one partition that sinks report on
     * @param since from when on receipts count in totals
     * @param clock what "now" is for the rates
     */
    public StreamStatistics(KafkaAccess kafka, String receiptTopic, Instant since, Clock clock) {
        this.kafka = kafka;
        this.receipts = new TopicPartition(receiptTopic, 0);
        this.window = new ReceiptWindow(since, clock);
    }

    /** The figures as of the receipts read so far. */
    public ReceiptWindow.Summary summary() {
        return window.summary();
    }

    /** Milliseconds from the event to the row, of the rows of the last minute, if there are any. */
    public Optional<ReceiptWindow.Latency> latencyOfTheLastMinute() {
        return window.latencyOfTheLastMinute();
    }

    /** Milliseconds since the epoch of the first row since the start, once there is one; at less cost than the summary. */
    public OptionalLong firstWrittenAt() {
        return window.firstWrittenAt();
    }

    @Override
    public void start() {
        consumer = new KafkaConsumer<>(
                kafka.settings("receipts", Map.of()), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        follower = new Thread(this::follow, "receipts-follower");
        follower.setDaemon(true);
        follower.start();
    }

    private void follow() {
        try (Consumer<byte[], byte[]> open = consumer) {
            open.assign(List.of(receipts));
            open.seekToBeginning(List.of(receipts));
            while (true) {
                open.poll(Duration.ofSeconds(1)).forEach(this::add);
            }
        } catch (WakeupException closing) {
            LOG.debug("closing");
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        try {
            window.add(Receipt.fromJson(record.value()), record.timestamp());
        } catch (IOException | DataFormatException | RuntimeException e) {
            LOG.warn(
                    "receipt at offset {} of {} is unreadable and left out: {}",
                    record.offset(),
                    receipts,
                    e.getMessage());
        }
    }

    @Override
    public Health check() {
        return follower != null && follower.isAlive() ? Health.up() : Health.down("receipts are not being read");
    }

    @Override
    public void close() {
        if (consumer == null) {
            return;
        }
        consumer.wakeup();
        try {
            follower.join(Duration.ofSeconds(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
