package io.pipelineappliance.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.format.PlainFormat;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Extract.SourceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class KafkaPublisherTest {
    private static final List<SourceRecord> RECORDS = List.of(record("a"), record("b"), record("c"));

    private final List<FakeProducer> producers = new ArrayList<>();
    private FakeProducer next = new FakeProducer();
    private final KafkaPublisher publisher =
            new KafkaPublisher(KafkaAccess.open("127.0.0.1:1"), "people", new PlainFormat(), () -> {
                producers.add(next);
                return next;
            });

    @Test
    void everyRecordIsSentWithItsSource() throws Exception {
        Publisher.Outcome outcome = publisher.publish(SourceName.BUILT_IN, RECORDS);

        assertThat(outcome.acknowledged()).isEqualTo(3);
        assertThat(outcome.unacknowledged()).isEmpty();
        assertThat(outcome.failure()).isEmpty();
        assertThat(next.history())
                .extracting(sent -> new String(sent.key(), UTF_8))
                .containsExactly("a", "b", "c");
        assertThat(next.history()).allSatisfy(sent -> {
            assertThat(sent.topic()).isEqualTo("people");
            assertThat(sent.headers().lastHeader("source").value()).isEqualTo("built-in".getBytes(UTF_8));
        });
    }

    @Test
    void oneProducerServesAllFetches() throws Exception {
        publisher.publish(SourceName.BUILT_IN, RECORDS);
        publisher.publish(SourceName.BUILT_IN, RECORDS);

        assertThat(producers).hasSize(1);
        publisher.close();
        assertThat(next.closed()).isTrue();
    }

    @Test
    void aTopicThatCannotBeReachedKeepsAllRecordsAndTheNextAttemptHasANewProducer() throws Exception {
        next.partitionsForException = new TimeoutException("Topic people not present in metadata after 10000 ms.");
        FakeProducer failing = next;

        Publisher.Outcome outcome = publisher.publish(SourceName.BUILT_IN, RECORDS);

        assertThat(outcome.acknowledged()).isZero();
        assertThat(outcome.unacknowledged()).isEqualTo(RECORDS);
        assertThat(outcome.failure())
                .contains("the topic people of Kafka at 127.0.0.1:1 could not be written: "
                        + "Topic people not present in metadata after 10000 ms.");
        assertThat(failing.closed()).isTrue();

        next = new FakeProducer();
        assertThat(publisher.publish(SourceName.BUILT_IN, RECORDS).acknowledged())
                .isEqualTo(3);
    }

    @Test
    void onlyRecordsWithoutAcknowledgementAreKept() throws Exception {
        next.failures.put("b", new TimeoutException("Expiring 1 record(s) for people-0: 15000 ms has passed"));

        Publisher.Outcome outcome = publisher.publish(SourceName.BUILT_IN, RECORDS);

        assertThat(outcome.acknowledged()).isEqualTo(2);
        assertThat(outcome.unacknowledged()).containsExactly(RECORDS.get(1));
        assertThat(outcome.failure()).isPresent();
    }

    @Test
    void aRecordTooLargeForKafkaIsRefusedAndNotTriedForEver() throws Exception {
        next.failures.put("c", new RecordTooLargeException("The message is 9 bytes"));

        Publisher.Outcome outcome = publisher.publish(SourceName.BUILT_IN, RECORDS);

        assertThat(outcome.acknowledged()).isEqualTo(2);
        assertThat(outcome.unacknowledged()).isEmpty();
        assertThat(outcome.refused())
                .containsExactly("the record with the key \"c\" is too large for Kafka: The message is 9 bytes");
        assertThat(outcome.failure()).isEmpty();
    }

    @Test
    void aProducerThatCannotBeMadeIsAFailureLikeAnyOther() throws Exception {
        KafkaPublisher hopeless = new KafkaPublisher(KafkaAccess.open("x"), "people", new PlainFormat(), () -> {
            throw new KafkaException(
                    "Failed to construct kafka producer", new KafkaException("No resolvable bootstrap urls"));
        });

        assertThat(hopeless.publish(SourceName.BUILT_IN, RECORDS).failure())
                .contains("the topic people of Kafka at x could not be written: No resolvable bootstrap urls");
    }

    @Test
    void anInterruptEndsPublishing() {
        next.partitionsForException = new InterruptException("closing");

        assertThatThrownBy(() -> publisher.publish(SourceName.BUILT_IN, RECORDS))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    private static SourceRecord record(String key) {
        return new SourceRecord(key.getBytes(UTF_8), "{}".getBytes(UTF_8));
    }

    /** Kafka's own fake, which acknowledges at once, made to fail for chosen keys. */
    private static final class FakeProducer extends MockProducer<byte[], byte[]> {
        private final Map<String, RuntimeException> failures = new HashMap<>();

        FakeProducer() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public List<PartitionInfo> partitionsFor(String topic) {
            if (partitionsForException != null) {
                throw partitionsForException;
            }
            return List.of(new PartitionInfo(topic, 0, null, null, null));
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
            RuntimeException failure = failures.get(new String(record.key(), UTF_8));
            return failure == null ? super.send(record, callback) : CompletableFuture.failedFuture(failure);
        }
    }
}
