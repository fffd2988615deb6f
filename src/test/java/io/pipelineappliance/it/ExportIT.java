package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.it.harness.ApplianceProcess;
import io.pipelineappliance.it.harness.BesideOthers;
import io.pipelineappliance.it.harness.CommandLine;
import io.pipelineappliance.it.harness.PipelineTable;
import io.pipelineappliance.it.harness.PipelineTopic;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.TopicContents;
import io.pipelineappliance.it.harness.Workplace;
import io.pipelineappliance.it.infrastructure.Infrastructure;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.OrderRecords;
import io.pipelineappliance.it.records.RecordBatch;
import io.pipelineappliance.it.records.SchemaHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What an appliance holds moves to systems that run elsewhere, and {@code kill -9} of the export changes nothing of it. */
@BesideOthers
class ExportIT {
    private static final int RECORDS_EACH = TestSize.of(1_000, 25_000);
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration LONGEST_SCHEMAS = Duration.ofMillis(400);
    private static final Duration LONGEST_TOPICS = Duration.ofMillis(TestSize.of(250, 3_000));

    private final Path directory = Workplace.temporary("export");
    private final Path report = Workplace.report("export-command");
    private final RandomMoments moments = new RandomMoments();

    @AfterEach
    void delete() {
        Workplace.delete(directory);
    }

    @Test
    void everythingArrivesOnceInItsOrderAlthoughTheExportIsKilledTwice() throws Exception {
        RecordBatch batch = RecordBatch.withBadOnes(RECORDS_EACH);
        try (Infrastructure target = target().start();
                RunningAppliance appliance =
                        RunningAppliance.named("export").withoutFetcher().start();
                BatchProducer sending = BatchProducer.send(batch, appliance.topic())) {
            OrderRecords orders = new OrderRecords(appliance.topic().bootstrapServers());
            orders.send(RECORDS_EACH);
            SchemaHistory.make(registry(appliance));
            sending.awaitAll(PATIENCE);
            new Arrival(appliance, batch).awaitAll();

            killWithin(appliance, target, " schemas of ", LONGEST_SCHEMAS);
            killWithin(appliance, target, " topics of ", LONGEST_TOPICS);
            orders.send(10);
            CommandLine.Result result = export(appliance, target, "--output", "json").run();

            assertThat(result.exitCode()).as(result.output()).isZero();
            assertThat(json(result).path("complete").asBoolean()).isTrue();
            assertSameTopics(appliance, target);
            assertSameSchemas(registry(appliance), target.settings().get("schema-registry.url"));
            assertSameRows(appliance, target);
            assertThat(json(result).path("moved").findValuesAsText("what"))
                    .containsExactly(
                            "schemas",
                            "topic orders",
                            "topic users_created",
                            "topic users_created.dlq",
                            "table spark_streams.created_users");
        }
    }

    private Infrastructure target() {
        return Infrastructure.in(directory).withKafka(1).withRegistry().withCassandra();
    }

    private void killWithin(RunningAppliance appliance, Infrastructure target, String step, Duration longest)
            throws IOException {
        ApplianceProcess export =
                export(appliance, target).start(report.resolve("killed-in" + step.replace(' ', '-') + ".txt"));
        try {
            await("the export is at" + step)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> export.output().contains(step) || !export.isAlive());
            moments.pass(longest);
        } finally {
            export.kill();
        }
        assertThat(export.output()).contains(step).doesNotContain("Comparing");
    }

    private CommandLine export(RunningAppliance appliance, Infrastructure target, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("export", "--to", written(target).toString()));
        for (String key : List.of("kafka.port", "schema-registry.port", "cassandra.port")) {
            arguments.addAll(List.of("--set", key + "=" + appliance.port(key)));
        }
        arguments.addAll(List.of(more));
        return CommandLine.in(directory).arguments(arguments.toArray(String[]::new));
    }

    private Path written(Infrastructure target) throws IOException {
        Map<String, Object> sections = new LinkedHashMap<>();
        target.settings().forEach((key, value) -> put(sections, List.of(key.split("\\.")), value));
        return Files.writeString(directory.resolve("external.yaml"), new Yaml().dump(sections));
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> section, List<String> path, String value) {
        if (path.size() == 1) {
            section.put(path.get(0), value);
        } else {
            put(
                    (Map<String, Object>) section.computeIfAbsent(path.get(0), name -> new LinkedHashMap<>()),
                    path.subList(1, path.size()),
                    value);
        }
    }

    private static JsonNode json(CommandLine.Result result) throws IOException {
        return new ObjectMapper().readTree(result.output().substring(result.output().indexOf("\n{")));
    }

    private static String registry(RunningAppliance appliance) {
        return "http://127.0.0.1:" + appliance.port("schema-registry.port");
    }

    private static void assertSameTopics(RunningAppliance appliance, Infrastructure target) {
        for (String topic : List.of(OrderRecords.TOPIC, PipelineTopic.RECORDS, PipelineTopic.DEAD_LETTERS)) {
            Map<Integer, List<String>> here =
                    TopicContents.read(appliance.topic().bootstrapServers(), topic);
            Map<Integer, List<String>> there = TopicContents.read(target.kafka().bootstrapServers(), topic);
            assertThat(there.keySet()).as(topic).isEqualTo(here.keySet());
            here.forEach((partition, records) ->
                    assertThat(there.get(partition)).as(topic + "-" + partition).isEqualTo(records));
            assertThat(here.values().stream().mapToInt(List::size).sum())
                    .as(topic)
                    .isPositive();
        }
        assertThat(TopicContents.read(target.kafka().bootstrapServers(), OrderRecords.TOPIC).values().stream()
                        .mapToInt(List::size)
                        .sum())
                .isEqualTo(RECORDS_EACH + 10);
    }

    private static void assertSameSchemas(String here, String there) throws InterruptedException {
        assertThat(versions(there))
                .isEqualTo(versions(here))
                .hasSizeGreaterThanOrEqualTo(SchemaHistory.VERSIONS);
        Map<String, String> levels = SchemaHistory.levelsAndModes(there);
        assertThat(levels.get("subject-2")).isEqualTo("FULL_TRANSITIVE no mode of its own");
        assertThat(levels.values()).allMatch(level -> level.endsWith(" no mode of its own"));
    }

    private static Map<String, JsonNode> versions(String registry) throws InterruptedException {
        Map<String, JsonNode> versions = new TreeMap<>();
        SchemaHistory.read(registry)
                .forEach(version -> versions.put(version.path("subject").asText() + version.path("version"), version));
        return versions;
    }

    private static void assertSameRows(RunningAppliance appliance, Infrastructure target) {
        try (PipelineTable there = PipelineTable.at(target.settings().get("cassandra.contact-points"))) {
            Map<UUID, String> expected = texts(appliance.table());
            assertThat(expected).hasSizeGreaterThan(RECORDS_EACH / 2);
            assertThat(texts(there)).isEqualTo(expected);
        }
    }

    private static Map<UUID, String> texts(PipelineTable table) {
        Map<UUID, String> texts = table.rows().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, row -> row.getValue().getFormattedContents()));
        table.session()
                .execute("SELECT id, WRITETIME(ingested_at) AS written FROM " + PipelineTable.NAME)
                .forEach(row -> texts.merge(row.getUuid("id"), written(row), String::concat));
        return texts;
    }

    private static String written(Row row) {
        return " written " + row.getLong("written");
    }
}
