package io.pipelineappliance.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.PipelineAppliance;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Topics between two brokers, when an export ends or meets another at an unlucky moment. */
class TopicExportIT {
    private static final int PARTITIONS = 3;
    private static final int RECORDS = 3_000;

    private static PipelineAppliance source;
    private static PipelineAppliance target;

    private final String topic = "topic-" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        source = withKafka();
        target = withKafka();
    }

    private static PipelineAppliance withKafka() {
        return PipelineAppliance.builder().components(ApplianceComponent.KAFKA).start();
    }

    @AfterAll
    static void stop() {
        source.close();
        target.close();
    }

    @Test
    void anExportThatWasKilledInItsFirstTransactionIsFollowedByOneThatCopiesAll() throws Exception {
        create(source);
        send(source, RECORDS);
        create(target);
        leaveOpen();

        assertAllIsThere(export(TopicExportIT::heard), RECORDS);
    }

    @Test
    void ofTwoExportsAtOnceTheLaterEndsTheEarlierAndNothingIsThereTwice() throws Exception {
        create(source);
        send(source, RECORDS);
        AtomicBoolean begun = new AtomicBoolean();

        assertThatThrownBy(() -> export(words -> {
                    if (words.contains("offsets left") && begun.compareAndSet(false, true)) {
                        assertAllIsThere(uninterrupted(), RECORDS);
                    }
                }))
                .isInstanceOf(ApplianceException.class)
                .hasMessageContaining("Another export to Kafka at ");

        assertAllIsThere(export(TopicExportIT::heard), RECORDS);
    }

    @Test
    void aTopicThatWasDeletedThereIsCopiedAnew() throws Exception {
        create(source);
        send(source, 10);
        assertAllIsThere(export(TopicExportIT::heard), 10);
        target.kafka().admin().deleteTopics(List.of(topic)).all().get();

        assertAllIsThere(export(TopicExportIT::heard), 10);
    }

    @Test
    void aBrokerThatGoesAwayWhileItIsReadIsOneSentence() throws Exception {
        List<TopicPartition> partitions = List.of(new TopicPartition(topic, 0));
        try (PipelineAppliance leaving = withKafka();
                TopicReader reader = new TopicReader(access(leaving), Duration.ofSeconds(2))) {
            create(leaving);
            send(leaving, 10);
            Map<TopicPartition, Long> begins = reader.begins(partitions);
            Map<TopicPartition, Long> ends = reader.ends(partitions);
            leaving.faults().stop(ApplianceComponent.KAFKA);

            assertThatThrownBy(() -> reader.read(begins, ends, chunk -> {}))
                    .isInstanceOf(ApplianceException.class)
                    .hasMessageContainingAll(leaving.kafka().bootstrapServers(), "start the export again");
        }
    }

    private List<Compared> export(Consumer<String> progress) throws InterruptedException {
        Set<String> others = Set.of();
        return new TopicExport(access(source), access(target), others)
                .run(progress).stream()
                        .filter(compared -> compared.what().equals("topic " + topic))
                        .toList();
    }

    private List<Compared> uninterrupted() {
        try {
            return export(TopicExportIT::heard);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertAllIsThere(List<Compared> compared, long count) {
        assertThat(compared).singleElement().satisfies(topic -> {
            assertThat(topic.same()).isTrue();
            assertThat(topic.target().count()).isEqualTo(count);
        });
    }

    private static void heard(String progress) {
        assertThat(progress).isNotBlank();
    }

    /** As a killed export does: records that nobody has committed, in the transactions of the export's name. */
    private void leaveOpen() throws Exception {
        String cluster = source.kafka().admin().describeCluster().clusterId().get();
        KafkaProducer<byte[], byte[]> killed = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        target.kafka().bootstrapServers(),
                        "transactional.id",
                        "pipeline-appliance-export-" + cluster),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        killed.initTransactions();
        killed.beginTransaction();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            killed.send(new ProducerRecord<>(topic, partition, null, "lost".getBytes(UTF_8)));
        }
        killed.flush();
        killed.close(Duration.ZERO);
    }

    private void create(PipelineAppliance appliance) {
        appliance.kafka().createTopic(topic, PARTITIONS);
    }

    private void send(PipelineAppliance appliance, int count) {
        KafkaProducer<byte[], byte[]> producer = appliance.kafka().producer();
        for (int number = 0; number < count; number++) {
            producer.send(new ProducerRecord<>(topic, number % PARTITIONS, null, ("" + number).getBytes(UTF_8)));
        }
        producer.flush();
    }

    private static KafkaAccess access(PipelineAppliance appliance) {
        return KafkaAccess.open(appliance.kafka().bootstrapServers());
    }
}
