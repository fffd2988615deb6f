package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.it.harness.KitAppliance;
import io.pipelineappliance.it.harness.PipelineTopic;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.AvroForm;
import io.pipelineappliance.it.records.MadeRecord;
import io.pipelineappliance.it.records.RecordBatch;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import io.pipelineappliance.registry.client.FakeRegistry;
import io.pipelineappliance.registry.client.SchemaType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** One topic with records of all forms, and an external registry that goes away and comes back. */
@Tag("test-kit")
@TestMethodOrder(OrderAnnotation.class)
class FormatsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration OUTAGE = Duration.ofSeconds(TestSize.of(4, 30));
    private static final int SIZE = TestSize.of(300, 10_000);
    private static final Pipeline PIPELINE = new UsersPipeline();
    private static final String OURS = PIPELINE.avroSchema();
    private static final String NEWER = OURS.replaceFirst(
            "\"fields\":\\[", "\"fields\":[{\"name\":\"nickname\",\"type\":[\"null\",\"string\"],\"default\":null},");

    private static FakeRegistry registry;
    private static KitAppliance appliance;
    private static Producer<byte[], byte[]> producer;

    @BeforeAll
    static void start() {
        registry = new FakeRegistry();
        registry.goAway();
        appliance = KitAppliance.with(
                "pipeline.format=avro",
                "schema-registry.mode=external",
                "schema-registry.url=" + registry.uri(),
                "schema-registry.user=ada",
                "schema-registry.password=engine",
                "fetch.interval=1s");
        producer = appliance.topic().producer();
    }

    @AfterAll
    static void stop() {
        appliance.close();
        registry.close();
    }

    @Test
    @Order(1)
    void theFetcherWaitsForTheRegistryAndThenPublishesAllThatItFetched() {
        await("people wait, and why").atMost(PATIENCE).untilAsserted(() -> {
            JsonNode fetch = appliance.api().status().path("fetch");
            assertThat(fetch.path("fetched").asInt()).isPositive();
            assertThat(fetch.path("lastError").asText()).contains("Schema Registry at " + registry.uri());
        });
        assertThat(appliance.topic().size(PipelineTopic.RECORDS)).isZero();

        registry.comeBack();

        await("rows").atMost(PATIENCE).until(() -> appliance.table().keys().size() >= 10);
        assertThat(registry.credentials()).isNotEmpty().containsOnly("Basic YWRhOmVuZ2luZQ==");
        JsonNode fetch = appliance.api().status().path("fetch");
        assertThat(fetch.path("rejected").asInt(-1)).isZero();
    }

    @Test
    @Order(2)
    void whatTheApplianceWritesIsAvroOfTheSchemaThatItRegistered() {
        assertThat(registry.requests()).contains("POST /subjects/users_created-value/versions");
        List<ConsumerRecord<byte[], byte[]>> fetched = appliance.topic().read(PipelineTopic.RECORDS).stream()
                .filter(record -> record.headers().lastHeader("source") != null)
                .toList();
        assertThat(fetched).isNotEmpty().allSatisfy(record -> {
            assertThat(record.value()[0]).isZero();
            assertThat(ByteBuffer.wrap(record.value()).getInt(1)).isEqualTo(1);
        });
        assertThat(deadLetters(fetched)).isEmpty();
    }

    @Test
    @Order(3)
    void allFormsAndVersionsStandSideBySideOnOneTopic() {
        AvroForm old = new AvroForm(registry.holds(SchemaType.AVRO, OURS), OURS);
        int json = registry.holds(SchemaType.JSON, PIPELINE.jsonSchema());
        RecordBatch batch = RecordBatch.withBadOnes(SIZE);
        Map<String, Object> nickname = Map.of("nickname", "Debs");
        AvroForm newer = null;
        JsonNode before = appliance.api().status().path("stream");
        List<Long> executors =
                appliance.executors().stream().map(ProcessHandle::pid).toList();

        for (int number = 0; number < SIZE; number++) {
            if (number == SIZE / 2) {
                // The schema evolves while records flow.
                newer = new AvroForm(registry.holds(SchemaType.AVRO, NEWER), NEWER);
            }
            MadeRecord record = batch.records().get(number);
            int form = record.isGood() ? number % 4 : 0;
            send(
                    record,
                    switch (form) {
                        case 0 -> record.value();
                        case 1 -> AvroForm.prefixed(json, record.value());
                        case 2 -> old.of(record, Map.of());
                        default -> newer == null ? old.of(record, Map.of()) : newer.of(record, nickname);
                    });
        }

        Arrival arrival = new Arrival(appliance, batch);
        arrival.awaitAll();
        arrival.assertRowsAreExact();
        assertThat(arrival.deadLetters()).hasSize(batch.badKeys().size());
        assertThat(appliance.api().status().at("/stream/restarts")).isEqualTo(before.path("restarts"));
        assertThat(appliance.executors().stream().map(ProcessHandle::pid)).isEqualTo(executors);
    }

    @Test
    @Order(4)
    void whatCannotBeDecodedIsADeadLetterWithTheReason() {
        int ours = registry.holds(SchemaType.AVRO, OURS);
        int protobuf = registry.holds(SchemaType.PROTOBUF, "syntax = \"proto3\";");
        RecordBatch batch = RecordBatch.ofGoodOnes(4);
        byte[] whole = new AvroForm(ours, OURS).of(batch.records().get(1), Map.of());

        send(batch.records().get(0), AvroForm.prefixed(987_654, new byte[] {1}));
        send(batch.records().get(1), Arrays.copyOf(whole, whole.length - 1));
        send(batch.records().get(2), AvroForm.prefixed(protobuf, new byte[] {1}));
        send(batch.records().get(3), new byte[] {0, 1, 2});

        Arrival arrival = new Arrival(appliance, batch);
        await("dead letters").atMost(PATIENCE).until(() -> arrival.deadLetters().size() == 4);
        assertThat(reason(arrival, batch.records().get(0)))
                .isEqualTo("the schema of id 987654 is unknown to the Schema Registry at " + registry.uri());
        assertThat(reason(arrival, batch.records().get(1))).isEqualTo("the value is truncated Avro");
        assertThat(reason(arrival, batch.records().get(2))).contains("is Protobuf");
        assertThat(reason(arrival, batch.records().get(3))).contains("ends after 3 of its 5 bytes");
        assertThat(appliance.table().keys()).doesNotContainAnyElementsOf(batch.goodKeys());
    }

    @Test
    @Order(5)
    void whileTheRegistryIsAwayARecordOfANewSchemaWaits() {
        RecordBatch batch = RecordBatch.ofGoodOnes(50);
        JsonNode before = appliance.api().status().path("stream");
        AvroForm form = new AvroForm(registry.holds(SchemaType.AVRO, NEWER), NEWER);
        registry.goAway();

        batch.records().forEach(record -> send(record, form.of(record, Map.of())));
        Arrival arrival = new Arrival(appliance, batch);
        RandomMoments.passExactly(OUTAGE);
        assertThat(appliance.table().keys()).doesNotContainAnyElementsOf(batch.goodKeys());
        assertThat(arrival.deadLetters()).isEmpty();
        registry.comeBack();

        arrival.awaitAll();
        arrival.assertRowsAreExact();
        assertThat(arrival.deadLetters()).isEmpty();
        assertThat(appliance.api().status().at("/stream/restarts")).isEqualTo(before.path("restarts"));
    }

    private static void send(MadeRecord record, byte[] value) {
        producer.send(new ProducerRecord<>(PipelineTopic.RECORDS, record.key(), value));
        producer.flush();
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLetters(List<ConsumerRecord<byte[], byte[]>> records) {
        List<UUID> keys = records.stream().map(Arrival::key).toList();
        return appliance.topic().read(PipelineTopic.DEAD_LETTERS).stream()
                .filter(letter -> keys.contains(Arrival.key(letter)))
                .toList();
    }

    private static String reason(Arrival arrival, MadeRecord record) {
        return arrival.deadLetters().stream()
                .filter(letter -> Arrival.key(letter).equals(record.id()))
                .map(letter -> Arrival.header(letter, "dlq.reason"))
                .findFirst()
                .orElseThrow();
    }
}
