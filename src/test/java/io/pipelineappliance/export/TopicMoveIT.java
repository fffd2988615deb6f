package io.pipelineappliance.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.KafkaConfig;
import io.pipelineappliance.it.harness.TopicContents;
import io.pipelineappliance.it.records.OrderRecords;
import io.pipelineappliance.kafka.EmbeddedKafka;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.support.FreePort;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics between two brokers, step by step; what a kill does to it is in {@code ExportIT}. */
class TopicMoveIT {
    @TempDir
    private static Path directory;

    private static EmbeddedKafka source;
    private static EmbeddedKafka target;

    private final Progress progress = new Progress(line -> {});
    private OrderRecords orders;

    @BeforeAll
    static void start() throws Exception {
        source = started("source");
        target = started("target");
    }

    private static EmbeddedKafka started(String name) throws Exception {
        EmbeddedKafka kafka = new EmbeddedKafka(
                KafkaConfig.embedded(FreePort.next(), FreePort.next()), directory.resolve(name));
        kafka.start();
        return kafka;
    }

    @AfterAll
    static void stop() {
        source.close();
        target.close();
    }

    @BeforeEach
    void make() throws Exception {
        orders = new OrderRecords(source.bootstrapServers());
        orders.send(300);
    }

    @AfterEach
    void remove() throws Exception {
        for (EmbeddedKafka kafka : List.of(source, target)) {
            removeTopic(kafka);
        }
    }

    @Test
    void aSecondMoveCopiesWhatHasComeSinceAndNothingElse() throws Exception {
        List<Comparison> first = move();
        orders.send(7);
        List<Comparison> second = move();
        List<Comparison> third = move();

        assertThat(first).singleElement().satisfies(topic -> {
            assertThat(topic.equal()).isTrue();
            assertThat(topic.targetCount()).isEqualTo(300);
        });
        assertThat(second).isEqualTo(third).singleElement().satisfies(topic -> {
            assertThat(topic.equal()).isTrue();
            assertThat(topic.targetCount()).isEqualTo(307);
        });
        assertThat(TopicContents.read(target.bootstrapServers(), OrderRecords.TOPIC))
                .isEqualTo(TopicContents.read(source.bootstrapServers(), OrderRecords.TOPIC));
        assertThat(settings(target)).isEqualTo(settings(source)).containsEntry("max.message.bytes", "3000000");
    }

    @Test
    void aTopicThatWasDeletedThereIsCopiedAnew() throws Exception {
        move();
        removeTopic(target);

        assertThat(move()).singleElement().satisfies(topic -> {
            assertThat(topic.equal()).isTrue();
            assertThat(topic.targetCount()).isEqualTo(300);
        });
    }

    @Test
    void whatAnEndedExportHasNotCommittedIsThereOnceAfterTheNext() throws Exception {
        try (KafkaSide from = new KafkaSide(access(source));
                TopicMove begun = new TopicMove(access(source), access(target), Set.of())) {
            OrderRecords.create(target.bootstrapServers());
            begun.check();
            String name = "pipeline-appliance-export-" + from.clusterId();
            List<TopicPartition> partitions = from.describe(List.of(OrderRecords.TOPIC)).get(0).partitions();
            TopicCopy ended = new TopicCopy(access(target), name);
            ended.begin();
            ended.note(from.begins(partitions));
            try (RecordScan scan = new RecordScan(access(source), from.begins(partitions), from.ends(partitions))) {
                List<ConsumerRecord<byte[], byte[]>> some = scan.next();
                while (some.isEmpty()) {
                    some = scan.next();
                }
                ended.write(some.subList(0, some.size() / 2));
            }
            assertThatThrownBy(() -> begun.copy(progress))
                    .isInstanceOf(ApplianceException.class)
                    .hasMessageContaining("Another export from this appliance");

            assertThat(move()).singleElement().satisfies(topic -> assertThat(topic.equal())
                    .isTrue());
            assertThatThrownBy(() -> ended.write(List.of(record())))
                    .isInstanceOf(ApplianceException.class)
                    .hasMessageContaining("Another export from this appliance");
            ended.close();
        }
    }

    @Test
    void recordsOfOthersAreLeftAlone() throws Exception {
        new OrderRecords(target.bootstrapServers()).send(3);

        assertThatThrownBy(this::move)
                .isInstanceOf(ApplianceException.class)
                .hasMessageContainingAll(
                        "has records in orders that no export from this appliance has written", "--except orders");
        assertThat(TopicContents.read(target.bootstrapServers(), OrderRecords.TOPIC).values().stream()
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(3);
    }

    @Test
    void anotherNumberOfPartitionsIsRefused() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", target.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(OrderRecords.TOPIC, 5, (short) 1)))
                    .all()
                    .get();
        }

        assertThatThrownBy(this::move)
                .isInstanceOf(ApplianceException.class)
                .hasMessageContainingAll("orders has 5 partitions", "and 3 at ", "--except orders");
    }

    @Test
    void theSourceIsNoTargetAndAnExceptedTopicStays() throws Exception {
        try (TopicMove move = new TopicMove(access(source), access(source), Set.of())) {
            assertThatThrownBy(move::check).hasMessageContaining("is the appliance's own");
        }
        try (TopicMove move = new TopicMove(access(source), access(target), Set.of(OrderRecords.TOPIC))) {
            assertThat(Export.run(List.of(move), progress)).isEmpty();
        }
    }

    @Test
    void aStoppedMoveSaysSoAndTheNextOneEndsIt() throws Exception {
        Progress stopped = new Progress(line -> {});
        try (TopicMove move = new TopicMove(access(source), access(target), Set.of())) {
            move.check();
            stopped.stop();
            assertThatThrownBy(() -> move.copy(stopped)).hasMessageStartingWith("Stopped as asked");
        }

        assertThat(move()).singleElement().satisfies(topic -> assertThat(topic.equal())
                .isTrue());
    }

    private List<Comparison> move() throws InterruptedException {
        try (TopicMove move = new TopicMove(access(source), access(target), Set.of())) {
            return Export.run(List.of(move), progress);
        }
    }

    private static ConsumerRecord<byte[], byte[]> record() {
        return new ConsumerRecord<>(OrderRecords.TOPIC, 0, 0, new byte[0], new byte[0]);
    }

    private static Map<String, String> settings(EmbeddedKafka kafka) throws InterruptedException {
        try (KafkaSide side = new KafkaSide(access(kafka))) {
            return side.describe(List.of(OrderRecords.TOPIC)).get(0).settings();
        }
    }

    private static KafkaAccess access(EmbeddedKafka kafka) {
        return KafkaAccess.open(kafka.bootstrapServers());
    }

    private static void removeTopic(EmbeddedKafka kafka) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            if (admin.listTopics().names().get().contains(OrderRecords.TOPIC)) {
                admin.deleteTopics(List.of(OrderRecords.TOPIC)).all().get();
            }
            await().until(() -> !admin.listTopics().names().get().contains(OrderRecords.TOPIC));
        }
    }
}
