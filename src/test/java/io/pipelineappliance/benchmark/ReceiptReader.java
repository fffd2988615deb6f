package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what the sink reports once a second of the rows that Cassandra has acknowledged, from the topic itself: exact counts and
 * the whole histograms, where the appliance's page shows a moving window.
 */
final class ReceiptReader implements AutoCloseable {
    private static final TopicPartition RECEIPTS = new TopicPartition("users_created.receipts", 0);
    private static final long LONGEST_MILLIS = 24 * 60 * 60 * 1000L;
    private static final int DIGITS = 3;
    private static final Duration STALLED = Duration.ofMinutes(2);

    private final ObjectMapper json = new ObjectMapper();
    private final Consumer<byte[], byte[]> consumer;

    /** Reads what is reported from now on. */
    ReceiptReader(String bootstrapServers) {
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(RECEIPTS));
        consumer.seekToEnd(List.of(RECEIPTS));
        consumer.position(RECEIPTS);
    }

    /**
     * What was reported.
     *
     * @param latency milliseconds from the producer's timestamp to the acknowledged write
     * @param records rows, also such as were written twice
     */
    record Tally(Histogram latency, long records) {}

    /** Reads on until that many rows are reported. */
    Tally read(long expected) {
        Histogram latency = new Histogram(LONGEST_MILLIS, DIGITS);
        long records = 0;
        Instant lastReceipt = Instant.now();
        while (records < expected) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                JsonNode receipt = parse(message);
                requireNone(receipt, "rejected");
                records += receipt.get("records").asLong();
                latency.add(histogram(receipt));
                lastReceipt = Instant.now();
            }
            if (lastReceipt.plus(STALLED).isBefore(Instant.now())) {
                throw new BenchmarkFailed(records + " of " + expected + " rows are written, and no more for "
                        + STALLED.toMinutes() + " minutes");
            }
        }
        return new Tally(latency, records);
    }

    private JsonNode parse(ConsumerRecord<byte[], byte[]> message) {
        try {
            return json.readTree(message.value());
        } catch (IOException e) {
            throw new BenchmarkFailed("The receipt at offset " + message.offset() + " is no JSON: " + e.getMessage());
        }
    }

    private static void requireNone(JsonNode receipt, String field) {
        if (receipt.get(field).asLong() > 0) {
            throw new BenchmarkFailed("The stream has " + field + " valid records: " + receipt);
        }
    }

    private static Histogram histogram(JsonNode receipt) {
        try {
            return Histogram.decodeFromCompressedByteBuffer(
                    ByteBuffer.wrap(receipt.get("latency").binaryValue()), 0);
        } catch (IOException | DataFormatException e) {
            throw new BenchmarkFailed("The receipt's histogram cannot be decoded: " + e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
