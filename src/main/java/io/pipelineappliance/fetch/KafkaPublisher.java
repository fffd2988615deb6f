package io.pipelineappliance.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipelineappliance.format.EncodedValue;
import io.pipelineappliance.format.ValueEncoder;
import io.pipelineappliance.format.ValueFormat;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Excerpt;
import io.pipelineappliance.pipeline.Extract.SourceRecord;
import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.registry.client.RegistryException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes to a Kafka topic. After a failure the producer is thrown away: the next attempt begins with a new one,
 * whatever state the old one was in.
 */
final class KafkaPublisher implements Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaPublisher.class);
    private static final String SOURCE_HEADER = "source";

    private final String topic;
    private final String place;
    private final ValueFormat format;
    private final Supplier<Producer<byte[], byte[]>> producers;
    private Producer<byte[], byte[]> producer;

    /**
     * A publisher that connects to nobody yet.
     *
     * @param kafka where it is and how to be let in
     * @param format how values are written
     */
    KafkaPublisher(KafkaAccess kafka, String topic, ValueFormat format) {
        this(kafka, topic, format, () -> ProducerSettings.producer(kafka));
    }

    KafkaPublisher(KafkaAccess kafka, String topic, ValueFormat format, Supplier<Producer<byte[], byte[]>> producers) {
        this.topic = topic;
        this.place = "the topic " + topic + " of Kafka at " + kafka;
        this.format = format;
        this.producers = producers;
    }

    @Override
    public Outcome publish(SourceName source, List<SourceRecord> records) throws InterruptedException {
        try {
            List<String> refused = new ArrayList<>();
            List<Message> messages = encode(records, refused);
            Outcome outcome = acknowledged(messages, send(source, messages), refused);
            outcome.failure().ifPresent(failure -> dropProducer());
            return outcome;
        } catch (InterruptException interrupted) {
            Thread.interrupted();
            throw new InterruptedException("interrupted while publishing to " + place);
        } catch (RegistryException failure) {
            return new Outcome(0, List.of(), records, Optional.of(failure.getMessage()));
        } catch (KafkaException failure) {
            dropProducer();
            return new Outcome(0, List.of(), records, Optional.of(sentence(failure)));
        }
    }

    private record Message(SourceRecord record, EncodedValue value) {}

    private List<Message> encode(List<SourceRecord> records, List<String> refused) throws InterruptedException {
        ValueEncoder encoder = format.encoder();
        List<Message> messages = new ArrayList<>(records.size());
        for (SourceRecord record : records) {
            try {
                messages.add(new Message(record, encoder.encode(record)));
            } catch (MalformedRecord unfit) {
                refused.add(unfit.getMessage());
            }
        }
        return messages;
    }

    /** Asks for the topic first: an absent broker then costs one wait, and not one for each record. */
    private List<Future<RecordMetadata>> send(SourceName source, List<Message> messages) {
        if (producer == null) {
            producer = producers.get();
        }
        producer.partitionsFor(topic);
        List<Future<RecordMetadata>> sent = new ArrayList<>(messages.size());
        for (Message message : messages) {
            ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                    topic, message.record().key(), message.value().bytes());
            record.headers().add(SOURCE_HEADER, source.label().getBytes(UTF_8));
            message.value().headers().forEach(record.headers()::add);
            sent.add(producer.send(record));
        }
        producer.flush();
        return sent;
    }

    private Outcome acknowledged(List<Message> messages, List<Future<RecordMetadata>> sent, List<String> refused)
            throws InterruptedException {
        List<SourceRecord> unacknowledged = new ArrayList<>();
        Optional<String> failure = Optional.empty();
        int acknowledged = 0;
        for (int index = 0; index < sent.size(); index++) {
            SourceRecord record = messages.get(index).record();
            try {
                sent.get(index).get();
                acknowledged++;
            } catch (ExecutionException failed) {
                if (failed.getCause() instanceof RecordTooLargeException tooLarge) {
                    refused.add(tooLarge(record, tooLarge));
                } else {
                    unacknowledged.add(record);
                    failure = Optional.of(sentence(failed.getCause()));
                }
            }
        }
        return new Outcome(acknowledged, refused, unacknowledged, failure);
    }

    private String tooLarge(SourceRecord record, RecordTooLargeException failure) {
        return "the record with the key " + Excerpt.of(new String(record.key(), UTF_8)) + " is too large for Kafka: "
                + Excerpt.oneLine(failure.getMessage());
    }

    private String sentence(Throwable failure) {
        LOG.debug("Publishing to {} failed", place, failure);
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return place + " could not be written: " + Excerpt.oneLine(String.valueOf(cause.getMessage()));
    }

    private void dropProducer() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public void close() {
        dropProducer();
    }
}
