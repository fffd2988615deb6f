package io.pipelineappliance.registry;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.PipelineAppliance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stands in the topic, and what happens when two registries write to it. */
@ExtendWith(SharedRegistry.class)
class RegistryLeaseIT {
    private static final int EACH = 25;
    private static final String ENUM = "{\"type\":\"enum\",\"name\":\"Lease%s\",\"symbols\":[\"A\"]}";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SharedRegistry.Running running;
    private final RegistryHttp http;

    RegistryLeaseIT(SharedRegistry.Running running, RegistryHttp http) {
        this.running = running;
        this.http = http;
    }

    @Test
    void twoRegistriesOnOneKafkaNeverGiveOneIdTwiceNorTwoToOneSchema() throws Exception {
        try (PipelineAppliance other = secondRegistry()) {
            RegistryHttp second = http(other);

            CompletableFuture<Map<String, Integer>> byFirst = CompletableFuture.supplyAsync(() -> register(http, "a"));
            CompletableFuture<Map<String, Integer>> bySecond =
                    CompletableFuture.supplyAsync(() -> register(second, "b"));
            Map<String, Integer> ids = new HashMap<>(byFirst.get());
            ids.putAll(bySecond.get());

            assertThat(ids).hasSize(2 * EACH + 1);
            assertThat(ids.values()).doesNotHaveDuplicates();
            assertThat(byFirst.get().get(ENUM.formatted("Common")))
                    .isEqualTo(bySecond.get().get(ENUM.formatted("Common")));
        }
    }

    @Test
    void eachReadsWhatTheOtherWrote() throws Exception {
        int before = http.register("seen-before", avro(ENUM.formatted("Before")));
        try (PipelineAppliance other = secondRegistry()) {
            RegistryHttp second = http(other);
            assertThat(second.get("/schemas/ids/" + before)
                            .ok()
                            .json()
                            .path("schema")
                            .asText())
                    .isEqualTo(ENUM.formatted("Before"));

            int after = second.register("seen-after", avro(ENUM.formatted("After")));

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> http.get("/schemas/ids/" + after).status() == 200);
        }
    }

    @Test
    void topicHoldsTheRecordsOfConfluentsRegistry() throws Exception {
        int id = http.register("recorded", avro(ENUM.formatted("Recorded")));
        http.put("/config/recorded", "{\"compatibility\":\"FULL\"}").ok();
        http.put("/mode/recorded", "{\"mode\":\"READWRITE\"}").ok();
        http.delete("/subjects/recorded").ok();

        Map<JsonNode, JsonNode> records = records("recorded");

        assertThat(records)
                .containsEntry(
                        JSON.readTree("{\"keytype\":\"SCHEMA\",\"subject\":\"recorded\",\"version\":1,\"magic\":1}"),
                        JSON.createObjectNode()
                                .put("subject", "recorded")
                                .put("version", 1)
                                .put("id", id)
                                .put("schema", ENUM.formatted("Recorded"))
                                .put("deleted", false))
                .containsEntry(
                        JSON.readTree("{\"keytype\":\"CONFIG\",\"subject\":\"recorded\",\"magic\":0}"),
                        JSON.readTree("{\"subject\":\"recorded\",\"compatibilityLevel\":\"FULL\"}"))
                .containsEntry(
                        JSON.readTree("{\"keytype\":\"MODE\",\"subject\":\"recorded\",\"magic\":0}"),
                        JSON.readTree("{\"subject\":\"recorded\",\"mode\":\"READWRITE\"}"))
                .containsEntry(
                        JSON.readTree("{\"keytype\":\"DELETE_SUBJECT\",\"subject\":\"recorded\",\"magic\":0}"),
                        JSON.readTree("{\"subject\":\"recorded\",\"version\":1}"));
    }

    /** On the Kafka of the first. */
    private PipelineAppliance secondRegistry() {
        return PipelineAppliance.builder()
                .components(ApplianceComponent.SCHEMA_REGISTRY)
                .with("kafka.mode", "external")
                .with("kafka.bootstrap-servers", running.bootstrapServers())
                .start();
    }

    private static RegistryHttp http(PipelineAppliance appliance) {
        return new RegistryHttp(appliance.schemaRegistry().url().getPort());
    }

    /** Schemas of its own and one that both register. */
    private static Map<String, Integer> register(RegistryHttp http, String name) {
        Map<String, Integer> ids = new HashMap<>();
        IntStream.range(0, EACH).forEach(i -> {
            String schema = ENUM.formatted(name + i);
            ids.put(schema, http.register("lease-" + name + i, avro(schema)));
        });
        ids.put(ENUM.formatted("Common"), http.register("lease-common", avro(ENUM.formatted("Common"))));
        return ids;
    }

    private Map<JsonNode, JsonNode> records(String subject) throws Exception {
        TopicPartition topic = new TopicPartition("_schemas", 0);
        List<ConsumerRecord<String, String>> records = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", running.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            long end = consumer.endOffsets(List.of(topic)).get(topic);
            while (consumer.position(topic) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        Map<JsonNode, JsonNode> trees = new HashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            JsonNode key = JSON.readTree(record.key());
            if (key.path("subject").asText().equals(subject)) {
                trees.put(key, record.value() == null ? JSON.nullNode() : JSON.readTree(record.value()));
            }
        }
        return trees;
    }
}
