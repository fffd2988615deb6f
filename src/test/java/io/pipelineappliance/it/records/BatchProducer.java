package io.pipelineappliance.it.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipelineappliance.it.harness.PipelineTopic;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Sends a batch to the topic in the background, at a steady pace, with a header on each record. */
public final class BatchProducer implements AutoCloseable {
    /** The header that every record has; its text is the record's id. */
    public static final String HEADER = "trace";

    private static final int TICKS_PER_SECOND = 50;

    private final Producer<byte[], byte[]> producer;
    private final Iterator<MadeRecord> records;
    private final int size;
    private volatile int limit;
    private int sent;
    private final Map<UUID, RecordMetadata> acknowledged = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> allAcknowledged = new CompletableFuture<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    private BatchProducer(Producer<byte[], byte[]> producer, RecordBatch batch) {
        this.producer = producer;
        this.records = batch.records().iterator();
        this.size = batch.records().size();
        this.limit = size;
    }

    /** Begins to send, as fast as it goes. */
    public static BatchProducer send(RecordBatch batch, PipelineTopic topic) {
        return send(batch, topic, Integer.MAX_VALUE);
    }

    /** Begins to send so many records per second. */
    public static BatchProducer send(RecordBatch batch, PipelineTopic topic, int perSecond) {
        BatchProducer sending = new BatchProducer(topic.producer(), batch);
        int atOnce = Math.min(sending.size, Math.max(1, perSecond / TICKS_PER_SECOND));
        sending.thread.scheduleWithFixedDelay(
                () -> sending.sendNext(atOnce), 0, 1_000 / TICKS_PER_SECOND, TimeUnit.MILLISECONDS);
        return sending;
    }

    private void sendNext(int count) {
        for (int last = Math.min(limit, sent + count); sent < last; sent++) {
            MadeRecord record = records.next();
            ProducerRecord<byte[], byte[]> message =
                    new ProducerRecord<>(PipelineTopic.RECORDS, record.key(), record.value());
            message.headers().add(HEADER, record.id().toString().getBytes(UTF_8));
            producer.send(message, (metadata, error) -> acknowledge(record, metadata, error));
        }
        if (!records.hasNext()) {
            thread.shutdown();
        }
    }

    private void acknowledge(MadeRecord record, RecordMetadata metadata, Exception error) {
        if (error != null) {
            allAcknowledged.completeExceptionally(error);
            return;
        }
        acknowledged.put(record.id(), metadata);
        if (acknowledged.size() == size) {
            allAcknowledged.complete(null);
        }
    }

    /** Pauses when so many are sent, for as long as this is not raised. */
    public BatchProducer upTo(int records) {
        limit = Math.min(records, size);
        return this;
    }

    /** How many Kafka has. */
    public int acknowledged() {
        return acknowledged.size();
    }

    /** Waits until Kafka has all; where each one is. */
    public Map<UUID, RecordMetadata> awaitAll(Duration within) {
        try {
            allAcknowledged.get(within.toMillis(), TimeUnit.MILLISECONDS);
            return acknowledged;
        } catch (TimeoutException e) {
            throw new AssertionError("Kafka has " + acknowledged.size() + " of " + size + " records after " + within);
        } catch (ExecutionException e) {
            throw new AssertionError("a record could not be produced", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
