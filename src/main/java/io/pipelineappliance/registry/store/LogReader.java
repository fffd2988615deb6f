package io.pipelineappliance.registry.store;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the topic from its beginning, on a thread of its own, and has the catalog keep what it says. */
final class LogReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration BOOT_PATIENCE = Duration.ofSeconds(60);
    private static final Duration KNOWN_PATIENCE = Duration.ofSeconds(15);

    private final KafkaAccess kafka;
    private final Catalog catalog;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::follow, "schema-registry-reader");
    private long position;
    private String failure;
    private boolean closed;

    LogReader(KafkaAccess kafka, Catalog catalog) {
        this.kafka = kafka;
        this.catalog = catalog;
        this.consumer = new KafkaConsumer<>(
                ClientSettings.of(
                        kafka,
                        "schema-registry-reader",
                        Map.of(
                                "isolation.level",
                                "read_committed",
                                "enable.auto.commit",
                                false,
                                "allow.auto.create.topics",
                                false,
                                "auto.offset.reset",
                                "earliest",
                                "max.partition.fetch.bytes",
                                Topic.LARGEST_RECORD)),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Returns once all is read that was acknowledged before. */
    void open() throws InterruptedException {
        if (!isTopicKnown()) {
            Topic.create(kafka);
            awaitTopic();
        }
        consumer.assign(List.of(Topic.PARTITION));
        consumer.seekToBeginning(List.of(Topic.PARTITION));
        long end = consumer.endOffsets(List.of(Topic.PARTITION)).get(Topic.PARTITION);
        thread.setDaemon(true);
        thread.start();
        if (!await(end, BOOT_PATIENCE)) {
            throw new ApplianceException(
                    "The topic %s on Kafka at %s could not be read to its end at %d within %d s; check that it runs."
                            .formatted(Topic.NAME, kafka, end, BOOT_PATIENCE.toSeconds()));
        }
    }

    /**
     * Waits until all records before an offset are in the catalog.
     *
     * @return whether they are, in time
     */
    synchronized boolean await(long offset, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (position < offset) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || closed || failure != null) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** Why it no longer follows; null while it does. */
    synchronized String failure() {
        return failure;
    }

    private boolean isTopicKnown() {
        List<PartitionInfo> partitions = consumer.partitionsFor(Topic.NAME);
        return partitions != null && !partitions.isEmpty();
    }

    private void awaitTopic() throws InterruptedException {
        long deadline = System.nanoTime() + KNOWN_PATIENCE.toNanos();
        while (!isTopicKnown()) {
            if (System.nanoTime() > deadline) {
                throw new ApplianceException(
                        "Kafka at %s created the topic %s but does not know it after %d s; look into its log."
                                .formatted(kafka, Topic.NAME, KNOWN_PATIENCE.toSeconds()));
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private void follow() {
        try (Consumer<byte[], byte[]> open = consumer) {
            while (!isClosed()) {
                open.poll(POLL).forEach(this::apply);
                progress(open.position(Topic.PARTITION));
            }
        } catch (WakeupException | InterruptException closing) {
            LOG.debug("The reader of {} ends", Topic.NAME);
        } catch (KafkaException e) {
            LOG.error("The topic {} can no longer be read", Topic.NAME, e);
            fail(e.getMessage());
        }
    }

    private void apply(ConsumerRecord<byte[], byte[]> record) {
        try {
            LogFormat.parse(record.key(), record.value()).ifPresent(catalog::apply);
        } catch (IOException | RuntimeException e) {
            // One bad record must not take all schemas away from those who need them.
            LOG.error("The record at offset {} of {} is left out: {}", record.offset(), Topic.NAME, e.toString());
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private synchronized void progress(long next) {
        position = next;
        notifyAll();
    }

    private synchronized void fail(String reason) {
        failure = reason;
        notifyAll();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        if (!thread.isAlive()) {
            consumer.close();
            return;
        }
        consumer.wakeup();
        try {
            thread.join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
