package io.pipelineappliance.testing;

import static io.pipelineappliance.testing.ApplianceComponent.CASSANDRA;
import static io.pipelineappliance.testing.ApplianceComponent.KAFKA;
import static io.pipelineappliance.testing.ApplianceComponent.SCHEMA_REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.testing.Faults.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What the kit starts, and that it leaves nothing. Alone, since it counts threads. */
@Tag("test-kit")
@Isolated
class PipelineApplianceIT {
    @Test
    void kafkaAloneTakesAndGivesRecords() {
        try (PipelineAppliance appliance =
                PipelineAppliance.builder().components(KAFKA).start()) {
            appliance.kafka().createTopic("words", 2);
            appliance.kafka().produce("words", "a", "one");
            appliance.kafka().produce("words", "b", "two");

            assertThat(appliance.kafka().records("words"))
                    .extracting(record -> new String(record.value(), StandardCharsets.UTF_8))
                    .containsExactlyInAnyOrder("one", "two");
            assertThat(appliance.components()).containsExactly(KAFKA);
            assertThatThrownBy(appliance::cassandra)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("CASSANDRA does not run in this appliance of [KAFKA]; name it among the components"
                            + " when it is built");
        }
    }

    @Test
    void twoAppliancesOfOneProcessDoNotSeeEachOther() throws Exception {
        try (PipelineAppliance first = kafkaRegistryAndCassandra();
                PipelineAppliance second = kafkaRegistryAndCassandra()) {
            first.kafka().createTopic("words", 1);
            first.kafka().produce("words", "a", "one");
            createTable(first);
            createTable(second);
            first.cassandra().session().execute("INSERT INTO kit.words (word) VALUES ('one')");
            register(first.schemaRegistry().url());

            assertThat(second.kafka().admin().listTopics().names().get()).doesNotContain("words");
            assertThat(second.cassandra()
                            .session()
                            .execute("SELECT * FROM kit.words")
                            .all())
                    .isEmpty();
            assertThat(first.cassandra()
                            .session()
                            .execute("SELECT * FROM kit.words")
                            .all())
                    .hasSize(1);
            assertThat(get(first.schemaRegistry().url().resolve("/subjects"))).isEqualTo("[\"words-value\"]");
            assertThat(get(second.schemaRegistry().url().resolve("/subjects"))).isEqualTo("[]");

            second.close();

            assertThat(first.cassandra()
                            .session()
                            .execute("SELECT * FROM kit.words")
                            .all())
                    .hasSize(1);
            assertThat(first.kafka().records("words")).hasSize(1);
        }
    }

    @Test
    void closingLeavesNoThreadNoPortAndNoFile() throws IOException {
        // The first of a process leaves what every later one uses again: pools of the JDK and of the libraries.
        kafkaRegistryAndCassandra().close();
        Map<String, Long> before = threads();
        PipelineAppliance appliance = kafkaRegistryAndCassandra();
        appliance.kafka().createTopic("words", 1);
        createTable(appliance);
        int port = appliance.cassandra().contactPoint().getPort();
        Path directory = appliance.dataDirectory();

        Fault paused = appliance.faults().pause(KAFKA);
        Fault stopped = appliance.faults().stop(CASSANDRA);

        appliance.close();
        appliance.close();
        paused.close();
        stopped.close();

        assertThat(directory).doesNotExist();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(threads())
                        .allSatisfy((name, count) ->
                                assertThat(count).as(name).isLessThanOrEqualTo(before.getOrDefault(name, 0L))));
    }

    private static PipelineAppliance kafkaRegistryAndCassandra() {
        return PipelineAppliance.builder()
                .components(SCHEMA_REGISTRY, CASSANDRA)
                .start();
    }

    private static void createTable(PipelineAppliance appliance) {
        appliance
                .cassandra()
                .session()
                .execute("CREATE KEYSPACE kit WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
        appliance.cassandra().session().execute("CREATE TABLE kit.words (word text PRIMARY KEY)");
    }

    private static void register(URI registry) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(registry.resolve("/subjects/words-value/versions"))
                .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"schema\":\"\\\"string\\\"\"}"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private static String get(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body();
    }

    /** How many there are of each name; names without numbers, since which one of a pool it is does not matter. */
    private static Map<String, Long> threads() {
        List<Thread> alive = List.copyOf(Thread.getAllStackTraces().keySet());
        return alive.stream()
                .map(thread -> thread.getName().replaceAll("[0-9a-f]{6,}|\\d+", "N"))
                .filter(name -> !name.startsWith("ForkJoinPool.commonPool"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }
}
