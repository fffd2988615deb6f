package io.pipelineappliance.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.dashboard.dags.FakeDags;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.support.FreePort;
import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.ApplianceTest;
import io.pipelineappliance.testing.KafkaHandle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ApplianceTest(components = ApplianceComponent.KAFKA, shared = false)
class TopicsAndGroupsIT {
    @TempDir
    private static Path directory;

    private static KafkaHandle kafka;
    private static Dashboard dashboard;
    private static ApiClient api;

    @BeforeAll
    static void start(KafkaHandle handle) {
        kafka = handle;
        String port = kafka.bootstrapServers().replaceFirst(".*:", "");
        ApplianceConfig config = LoadedDefaults.with("kafka.port=" + port);
        ApiArea[] areas = AllAreas.of(
                        config,
                        () -> {
                            throw new IllegalStateException("there is no Cassandra here");
                        },
                        directory)
                .toArray(ApiArea[]::new);
        dashboard = TestDashboard.of(() -> null, new RecordedControl(), new FakeDags(), areas);
        dashboard.start();
        api = new ApiClient(dashboard.port());
    }

    @AfterAll
    static void stop() {
        dashboard.close();
    }

    @Test
    void topicsAreCreatedChangedPurgedAndDeleted() {
        assertThat(api.post("/api/v1/topics", "{\"name\":\"a/b\"}").problem(422))
                .contains("'a/b'", "letters");
        assertThat(api.post("/api/v1/topics", "{\"name\":\"wrong\",\"config\":{\"retention.ms\":\"soon\"}}")
                        .problem(422))
                .contains("retention.ms");
        api.post("/api/v1/topics", "{\"name\":\"made\",\"partitions\":2,\"config\":{\"retention.ms\":\"60000\"}}")
                .json(201);
        produce("made", 10);

        await().untilAsserted(() -> {
            JsonNode row = api.get("/api/v1/topics?search=MAD").json(200).at("/topics/0");
            assertThat(row.path("records").asLong()).isEqualTo(10);
            assertThat(row.path("partitions").asInt()).isEqualTo(2);
            assertThat(row.path("retentionMillis").asLong()).isEqualTo(60_000);
            assertThat(row.path("bytes").asLong()).isPositive();
        });
        JsonNode settings = api.patch("/api/v1/topics/made/config", "{\"changes\":{\"retention.ms\":null}}")
                .json(200);
        assertThat(settings.path("settings"))
                .filteredOn(setting -> setting.path("name").asText().equals("retention.ms"))
                .singleElement()
                .satisfies(setting ->
                        assertThat(setting.path("changed").asBoolean()).isFalse());
        assertThat(api.patch("/api/v1/topics/made/config", "{\"changes\":{\"retention\":\"1\"}}")
                        .problem(422))
                .contains("no topic setting retention");

        assertThat(api.post("/api/v1/topics/made/partitions", "{\"count\":1}").problem(422))
                .contains("can only get more");
        api.post("/api/v1/topics/made/partitions", "{\"count\":3}").json(200);
        assertThat(api.post("/api/v1/topics/made/purge", "{\"partition\":0,\"before\":99}")
                        .problem(422))
                .contains("before is 99");
        assertThat(api.post("/api/v1/topics/made/purge")
                        .json(200)
                        .path("deleted")
                        .asLong())
                .isEqualTo(10);
        api.delete("/api/v1/topics/made").json(200);
        await().untilAsserted(() ->
                assertThat(api.get("/api/v1/topics/made").problem(404)).contains("There is no topic made"));
    }

    @Test
    void whatTheApplianceLivesOnIsNotDeleted() {
        api.post("/api/v1/topics", "{\"name\":\"users_created\"}").json(201);
        assertThat(api.delete("/api/v1/topics/users_created").problem(409)).contains("pipeline's topic");
        assertThat(api.post("/api/v1/topics/users_created/purge").problem(409)).contains("retention.ms");
        assertThat(api.post("/api/v1/topics", "{\"name\":\"__mine\"}").problem(422))
                .contains("Kafka's own");
    }

    @Test
    void groupsTellTheirLagAndAreResetWhenNobodyIsInThem() throws Exception {
        api.post("/api/v1/topics", "{\"name\":\"read\"}").json(201);
        produce("read", 20);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.alterConsumerGroupOffsets("idle", Map.of(new TopicPartition("read", 0), new OffsetAndMetadata(15)))
                    .all()
                    .get();
        }
        String group = "/api/v1/consumer-groups/idle";
        await().untilAsserted(() -> assertThat(api.get("/api/v1/consumer-groups?search=IDL")
                        .json(200)
                        .at("/groups/0/lag")
                        .asLong())
                .isEqualTo(5));
        JsonNode partition = api.get(group).json(200).at("/partitions/0");
        assertThat(partition.path("lag").asLong()).isEqualTo(5);
        assertThat(partition.path("timeLagMillis").isNull()).isFalse();

        assertThat(moved(group + "/offsets/preview", "{\"to\":\"SHIFT\",\"by\":-5}"))
                .isEqualTo(10);
        assertThat(moved(group + "/offsets/preview", "{\"to\":\"TIME\",\"time\":\"2020-01-01\"}"))
                .isZero();
        assertThat(moved(group + "/offsets/preview", "{\"to\":\"OFFSET\",\"offset\":99}"))
                .isEqualTo(20);
        assertThat(moved(group + "/offsets", "{\"to\":\"EARLIEST\"}")).isZero();
        assertThat(api.get(group).json(200).at("/group/lag").asLong()).isEqualTo(20);
        assertThat(api.post(group + "/offsets", "{\"to\":\"OFFSET\"}").problem(422))
                .contains("needs offset");
        api.delete(group).json(200);
        assertThat(api.get(group).problem(404)).contains("no consumer group idle");
    }

    @Test
    void groupWithMembersIsNeitherResetNorDeleted() {
        api.post("/api/v1/topics", "{\"name\":\"busy-topic\"}").json(201);
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "busy", "client.id", "reader"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("busy-topic"));
            await().until(() -> {
                consumer.poll(Duration.ofMillis(100));
                return !consumer.assignment().isEmpty();
            });
            JsonNode view = api.get("/api/v1/consumer-groups/busy").json(200);
            assertThat(view.at("/members/0/clientId").asText()).isEqualTo("reader");
            assertThat(view.at("/members/0/assignment/0").asText()).isEqualTo("busy-topic-0");
            assertThat(api.post("/api/v1/consumer-groups/busy/offsets", "{\"to\":\"EARLIEST\"}")
                            .problem(409))
                    .contains("stop them first");
            assertThat(api.delete("/api/v1/consumer-groups/busy").problem(409)).contains("stop them first");
        }
    }

    @Test
    void brokerThatDoesNotAnswerIsSaidToWithinSeconds() {
        int nobody = FreePort.next();
        ApiArea[] areas = AllAreas.of(
                        LoadedDefaults.with("kafka.port=" + nobody),
                        () -> {
                            throw new IllegalStateException("there is no Cassandra here");
                        },
                        directory)
                .toArray(ApiArea[]::new);
        try (Dashboard lonely = TestDashboard.of(() -> null, new RecordedControl(), new FakeDags(), areas)) {
            lonely.start();
            ApiClient client = new ApiClient(lonely.port());
            assertThat(client.get("/api/v1/topics").problem(503)).contains("127.0.0.1:" + nobody, "trying again");
            assertThat(client.get("/api/v1/consumer-groups").problem(503))
                    .contains("127.0.0.1:" + nobody, "trying again");
        }
    }

    private static long moved(String path, String order) {
        return api.post(path, order).json(200).at("/moves/0/to").asLong();
    }

    private static void produce(String topic, int records) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            IntStream.range(0, records)
                    .forEach(number -> producer.send(new ProducerRecord<>(topic, "key-" + number, "value")));
        }
    }
}
