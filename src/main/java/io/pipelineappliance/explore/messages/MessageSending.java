package io.pipelineappliance.explore.messages;

import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.Masking;
import io.pipelineappliance.explore.Unavailable;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends single messages, with a producer that exists from the first one on. */
final class MessageSending implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMillis(4_500);

    private final KafkaAccess kafka;
    private final MessageEncoding encoding;
    private final MaskedContent masked;
    private Producer<byte[], byte[]> producer;

    MessageSending(KafkaAccess kafka, MessageEncoding encoding, MaskedContent masked) {
        this.kafka = kafka;
        this.encoding = encoding;
        this.masked = masked;
    }

    SentMessage send(String topic, NewMessage message) {
        RecordHeaders headers = headers(message.headers());
        byte[] key = bytes("The key", message.key(), headers);
        byte[] value = bytes("The value", message.value(), headers);
        Long timestamp = millis(message.timestamp());
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, message.partition(), timestamp, key, value, headers);
        RecordMetadata sent = send(record);
        return sent(
                record,
                sent,
                "Sent to %s, partition %d, offset %d%s."
                        .formatted(topic, sent.partition(), sent.offset(), value == null ? ", as a tombstone" : ""));
    }

    SentMessage copy(ConsumerRecord<byte[], byte[]> original, CopyOrder order) {
        List<String> left = new ArrayList<>();
        RecordHeaders headers = order.headers() == null ? kept(original, order, left) : headers(order.headers());
        byte[] key = order.key() == null ? original.key() : bytes("The key", order.key(), headers);
        byte[] value = order.value() == null ? original.value() : bytes("The value", order.value(), headers);
        Long timestamp = order.keepTimestamp() && original.timestamp() >= 0 ? original.timestamp() : null;
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(order.topic(), order.partition(), timestamp, key, value, headers);
        RecordMetadata sent = send(record);
        boolean exact = order.key() == null && order.value() == null;
        return sent(
                record,
                sent,
                "Copied from %s, partition %d, offset %d to %s, partition %d, offset %d: %s, with %s%s."
                        .formatted(
                                original.topic(),
                                original.partition(),
                                original.offset(),
                                sent.topic(),
                                sent.partition(),
                                sent.offset(),
                                exact ? "key and value byte for byte" : "as edited",
                                headers.toArray().length == 1 ? "1 header" : headers.toArray().length + " headers",
                                left.isEmpty() ? "" : "; left out: " + String.join(", ", left)));
    }

    private static RecordHeaders kept(ConsumerRecord<byte[], byte[]> original, CopyOrder order, List<String> left) {
        RecordHeaders headers = new RecordHeaders();
        for (Header header : original.headers()) {
            if (order.withoutHeaders().stream().anyMatch(header.key()::startsWith)) {
                left.add(header.key());
            } else {
                headers.add(header);
            }
        }
        return headers;
    }

    private RecordHeaders headers(List<NewHeader> given) {
        RecordHeaders headers = new RecordHeaders();
        for (NewHeader header : given) {
            requireNothingHidden("The header '" + header.key() + "'", header.text());
            headers.add(header.key(), encoding.header(header));
        }
        return headers;
    }

    private byte[] bytes(String what, NewContent content, RecordHeaders headers) {
        requireNothingHidden(what, content.text());
        return encoding.bytes(what, content, headers);
    }

    /** A text that was shown with hidden fields must not replace what is hidden. */
    private void requireNothingHidden(String what, String text) {
        if (masked.isOn() && text != null && text.contains(Masking.HIDDEN)) {
            throw new InvalidRequest(
                    "%s holds %s, which stands for what is hidden; write the real value, or copy the message unchanged."
                            .formatted(what, Masking.HIDDEN));
        }
    }

    private static Long millis(Instant timestamp) {
        if (timestamp == null) {
            return null;
        }
        if (timestamp.isBefore(Instant.EPOCH)) {
            throw new InvalidRequest("timestamp is %s, but a message's time is 1970 or later.".formatted(timestamp));
        }
        return timestamp.toEpochMilli();
    }

    private RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer().send(record).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw refused(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw TopicReader.unavailable(kafka, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("The appliance stops; whether the message was sent is not known.", e);
        } catch (org.apache.kafka.common.KafkaException e) {
            throw refused(e);
        }
    }

    private RuntimeException refused(Throwable cause) {
        if (cause instanceof TimeoutException || cause instanceof RetriableException) {
            return TopicReader.unavailable(kafka, cause);
        }
        return new InvalidRequest("Kafka refuses the message: " + cause.getMessage(), cause);
    }

    private static SentMessage sent(ProducerRecord<byte[], byte[]> record, RecordMetadata sent, String detail) {
        return new SentMessage(
                sent.topic(),
                sent.partition(),
                sent.offset(),
                Instant.ofEpochMilli(sent.timestamp()),
                record.key() == null ? null : record.key().length,
                record.value() == null ? null : record.value().length,
                detail);
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>();
            settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
            settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 4_000);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 4_000);
            settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 32 << 20);
            settings.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, 30_000);
            producer = new KafkaProducer<>(kafka.settings("dashboard-messages", settings));
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }
}
