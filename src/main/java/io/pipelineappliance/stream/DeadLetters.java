package io.pipelineappliance.stream;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;

/**
 * Sends what cannot become a row to the dead letter topic: the original key, value and headers, and {@code dlq.topic},
 * {@code dlq.partition}, {@code dlq.offset} and {@code dlq.reason} as further headers (UTF-8 text).
 */
final class DeadLetters {
    private final Producer<byte[], byte[]> producer;
    private final String sourceTopic;
    private final String deadLetterTopic;

    DeadLetters(Producer<byte[], byte[]> producer, String sourceTopic, String deadLetterTopic) {
        this.producer = producer;
        this.sourceTopic = sourceTopic;
        this.deadLetterTopic = deadLetterTopic;
    }

    void send(SourceRow source, String reason, PartitionReceipts receipts, InFlight inFlight) {
        send(letter(source, source.value(), reason), source, reason, receipts, inFlight);
    }

    private void send(
            ProducerRecord<byte[], byte[]> letter,
            SourceRow source,
            String reason,
            PartitionReceipts receipts,
            InFlight inFlight) {
        producer.send(letter, (metadata, error) -> {
            if (error == null) {
                receipts.rejected(source.offset());
                inFlight.succeeded();
            } else if (error instanceof RecordTooLargeException && letter.value() != null) {
                // It fitted its topic only because it was compressed well. There it stays, and the letter says where.
                String omitted = reason + "; its %d bytes fit no dead letter".formatted(letter.value().length);
                // Not on the producer's own thread, which could make it wait for itself.
                CompletableFuture.runAsync(
                                () -> send(letter(source, null, omitted), source, omitted, receipts, inFlight))
                        .exceptionally(failure -> {
                            inFlight.failed(failure);
                            return null;
                        });
            } else {
                // The producer has retried for its whole delivery time-out; the task fails and starts again from the
                // checkpoint.
                inFlight.failed(error);
            }
        });
    }

    private ProducerRecord<byte[], byte[]> letter(SourceRow source, byte[] value, String reason) {
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(deadLetterTopic, null, source.timestamp(), source.key(), value, source.headers());
        Headers headers = letter.headers();
        headers.add("dlq.topic", text(sourceTopic));
        headers.add("dlq.partition", text(String.valueOf(source.partition())));
        headers.add("dlq.offset", text(String.valueOf(source.offset())));
        headers.add("dlq.reason", text(reason));
        return letter;
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
