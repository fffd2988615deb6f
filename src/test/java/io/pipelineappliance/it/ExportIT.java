package io.pipelineappliance.it;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static io.pipelineappliance.registry.RegistryHttp.jsonSchema;
import static io.pipelineappliance.registry.RegistryHttp.protobuf;
import static io.pipelineappliance.registry.RegistryHttp.referring;
import static io.pipelineappliance.testing.ApplianceComponent.CASSANDRA;
import static io.pipelineappliance.testing.ApplianceComponent.SCHEMA_REGISTRY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.cassandra.client.CassandraTables;
import io.pipelineappliance.it.harness.CommandLine;
import io.pipelineappliance.it.harness.PipelineTable;
import io.pipelineappliance.it.harness.PipelineTopic;
import io.pipelineappliance.it.harness.Workplace;
import io.pipelineappliance.it.infrastructure.Infrastructure;
import io.pipelineappliance.pipeline.Table;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import io.pipelineappliance.registry.RegistryHttp;
import io.pipelineappliance.testing.PipelineAppliance;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What an appliance holds goes to other systems, by a command that is killed again and again. */
@Tag("test-kit")
@Isolated
class ExportIT {
    private static final int RECORDS = TestSize.of(6_000, 50_000);
    private static final int ROWS = TestSize.of(500, 5_000);
    private static final int SCHEMAS = 20;
    private static final int KILLS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Table TABLE = new UsersPipeline().table();

    /** Recent, since a broker soon deletes what is older than a topic keeps. */
    private static final Instant BEGIN =
            Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(1, ChronoUnit.HOURS);

    private final Path directory = Workplace.temporary("export");

    @AfterEach
    void delete() {
        Workplace.delete(directory);
    }

    @Test
    void everythingArrivesOnceInItsOrderThoughTheCommandIsKilledAgainAndAgain() throws Exception {
        try (PipelineAppliance appliance = PipelineAppliance.builder()
                        .components(SCHEMA_REGISTRY, CASSANDRA)
                        .start();
                Infrastructure elsewhere = Infrastructure.in(directory)
                        .withKafka(1)
                        .withRegistry()
                        .withCassandra()
                        .start();
                PipelineTopic source = PipelineTopic.at(appliance.kafka().bootstrapServers());
                PipelineTopic target = PipelineTopic.at(elsewhere.kafka().bootstrapServers());
                PipelineTable rowsThere = PipelineTable.at(elsewhere.settings().get("cassandra.contact-points"))) {
            List<String> topics = fill(appliance);
            Path to = configuration(elsewhere.settings());

            for (int kill = 0; kill < KILLS; kill++) {
                killAmid(export(appliance, to));
            }
            CommandLine.Result result = export(appliance, to).run();

            assertThat(result.exitCode()).as(result.output()).isZero();
            for (String topic : topics) {
                assertThat(contents(target, topic)).as(topic).isEqualTo(contents(source, topic));
                assertThat(result.output()).containsPattern("topic " + topic + " .* same");
            }
            assertThat(topics.stream()
                            .mapToLong(topic -> target.read(topic).size())
                            .sum())
                    .isEqualTo(RECORDS);
            RegistryHttp registry = registry(URI.create(elsewhere.settings().get("schema-registry.url")));
            assertThat(schemas(registry))
                    .hasSize(SCHEMAS)
                    .isEqualTo(schemas(registry(appliance.schemaRegistry().url())));
            assertThat(registry.get("/config/orders-0")
                            .ok()
                            .json()
                            .path("compatibilityLevel")
                            .asText())
                    .isEqualTo("FULL");
            assertThat(registry.get("/mode/orders-0").status()).as("put back").isEqualTo(404);
            Set<List<Object>> here = rows(appliance.cassandra().session());
            assertThat(here).hasSize(ROWS);
            assertThat(rows(rowsThere.session())).isEqualTo(here);

            anotherExportBringsOnlyWhatIsNew(appliance, to, topics.get(0), target);
            whatSomebodyElseWroteIsNotMixedIn(appliance, to, target);
        }
    }

    @Test
    void whatCannotBeExportedIsOneSentence() throws Exception {
        Path nothing = configuration(Map.of("mode", "embedded"));
        Path kafka = Files.writeString(
                directory.resolve("kafka.yaml"), "kafka: {mode: external, bootstrap-servers: \"127.0.0.1:9\"}\n");

        CommandLine.Result nowhere = CommandLine.in(directory)
                .arguments("export", "--to", nothing.toString())
                .run();
        CommandLine.Result notRunning = CommandLine.in(directory)
                .withFreePorts()
                .arguments("export", "--to", kafka.toString())
                .run();

        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.output())
                .isEqualTo(
                        "mode: neither Kafka nor the Schema Registry nor Cassandra runs elsewhere in the file of --to;"
                                + " give it mode: external and their addresses.\n");
        assertThat(notRunning.exitCode()).isEqualTo(1);
        assertThat(notRunning.output())
                .matches(
                        "cassandra\\.port: nothing listens on 127\\.0\\.0\\.1:\\d+; start the appliance with this configuration,"
                                + " and export while it runs\\.\n");
    }

    private void anotherExportBringsOnlyWhatIsNew(
            PipelineAppliance appliance, Path to, String topic, PipelineTopic target) {
        int before = target.read(topic).size();
        appliance.kafka().produce(topic, "late", "record");

        CommandLine.Result result = export(appliance, to).run();

        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(target.read(topic)).hasSize(before + 1);
    }

    private void whatSomebodyElseWroteIsNotMixedIn(PipelineAppliance appliance, Path to, PipelineTopic target) {
        appliance.kafka().createTopic("taken", 1);
        appliance.kafka().produce("taken", "ours", "1");
        target.create("taken", 1);
        target.producer().send(new ProducerRecord<>("taken", "theirs".getBytes(UTF_8)));
        await().until(() -> target.read("taken").size() == 1);

        CommandLine.Result refused = export(appliance, to).run();
        CommandLine.Result without =
                export(appliance, to).arguments("--without", "taken").run();

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .containsPattern("The topic taken at \\S+ has records that this export did not bring; delete it there,"
                        + " or leave it out with --without taken\\.");
        assertThat(target.read("taken")).hasSize(1);
        assertThat(without.exitCode()).as(without.output()).isZero();
    }

    /** Two topics of several partitions, schemas that refer to others, rows; and a transaction that was given up. */
    private static List<String> fill(PipelineAppliance appliance) throws Exception {
        List<String> topics = List.of("orders", "payments");
        appliance.kafka().createTopic("orders", 6);
        appliance.kafka().createTopic("payments", 2);
        KafkaProducer<byte[], byte[]> producer = appliance.kafka().producer();
        for (int number = 0; number < RECORDS; number++) {
            String topic = topics.get(number % 3 == 0 ? 1 : 0);
            byte[] key = number % 7 == 0 ? null : ("key-" + number % 100).getBytes(UTF_8);
            byte[] value = number % 11 == 0
                    ? null
                    : ("value " + number).repeat(1 + number % 20).getBytes(UTF_8);
            ProducerRecord<byte[], byte[]> record =
                    new ProducerRecord<>(topic, null, BEGIN.toEpochMilli() + number, key, value);
            record.headers()
                    .add("number", String.valueOf(number).getBytes(UTF_8))
                    .add("empty", null);
            producer.send(record);
        }
        producer.flush();
        giveUpATransaction(appliance);
        registerSchemas(registry(appliance.schemaRegistry().url()));
        writeRows(appliance.cassandra().session());
        return topics;
    }

    private static void giveUpATransaction(PipelineAppliance appliance) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", appliance.kafka().bootstrapServers(), "transactional.id", "given-up");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("orders", "never".getBytes(UTF_8)));
            producer.flush();
            producer.abortTransaction();
        }
    }

    private static void registerSchemas(RegistryHttp registry) {
        // Ids that no other registry would give by itself: some are gone.
        registry.register("gone", avro("{\"type\":\"fixed\",\"name\":\"Gone\",\"size\":1}"));
        registry.delete("/subjects/gone").ok();
        registry.delete("/subjects/gone?permanent=true").ok();
        for (int number = 0; number < SCHEMAS - 4; number++) {
            registry.register(
                    "orders-" + number / 3,
                    avro("{\"type\":\"record\",\"name\":\"Order\",\"fields\":[" + fields(number / 3, number % 3)
                            + "]}"));
        }
        registry.register("address", avro("{\"type\":\"record\",\"name\":\"Address\",\"fields\":[]}"));
        registry.register(
                "a-person-at-an-address",
                referring(
                        avro(
                                "{\"type\":\"record\",\"name\":\"Person\",\"fields\":[{\"name\":\"at\",\"type\":\"Address\"}]}"),
                        "Address",
                        "address",
                        1));
        registry.register(
                "as-json", jsonSchema("{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}"));
        registry.register("as-protobuf", protobuf("syntax = \"proto3\";\nmessage Order {\n  string id = 1;\n}\n"));
        registry.put("/config/orders-0", "{\"compatibility\":\"FULL\"}").ok();
    }

    private static String fields(int subject, int last) {
        return IntStream.rangeClosed(0, last)
                .mapToObj(field -> "{\"name\":\"f%d\",\"type\":\"int\",\"default\":%d}".formatted(field, subject))
                .collect(Collectors.joining(","));
    }

    private static void writeRows(CqlSession session) {
        new CassandraTables(session).ensure(TABLE);
        PreparedStatement insert = session.prepare(
                "INSERT INTO spark_streams.created_users (id, first_name, ingested_at, kafka_partition, kafka_offset) VALUES (?, ?, ?, ?, ?) USING TIMESTAMP ?");
        for (int row = 0; row < ROWS; row++) {
            session.execute(insert.bind(
                    new UUID(1, row), "Name " + row, BEGIN.plusMillis(row), row % 6, (long) row, 1_000_000L + row));
        }
    }

    private static void killAmid(CommandLine export) {
        try (CommandLine.Started started = export.start()) {
            await("the copy is under way")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> started.process().output().contains(" offsets left")
                            || !started.process().isAlive());
            started.process().kill();

            assertThat(started.process().exitCode(PATIENCE))
                    .as(started.process().output())
                    .isEqualTo(128 + 9);
        }
    }

    private CommandLine export(PipelineAppliance appliance, Path to) {
        return CommandLine.in(directory)
                .arguments(
                        "export",
                        "--to",
                        to.toString(),
                        "--set",
                        "kafka.port=" + port(appliance.kafka().bootstrapServers()),
                        "--set",
                        "schema-registry.port="
                                + appliance.schemaRegistry().url().getPort(),
                        "--set",
                        "cassandra.port=" + appliance.cassandra().contactPoint().getPort());
    }

    private static String port(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }

    private Path configuration(Map<String, String> settings) throws Exception {
        return Files.writeString(
                directory.resolve("external.yaml"),
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + ": \"" + setting.getValue() + "\"\n")
                        .collect(Collectors.joining()));
    }

    private static RegistryHttp registry(URI address) {
        return new RegistryHttp(address.getPort());
    }

    private static Map<String, JsonNode> schemas(RegistryHttp registry) {
        Map<String, JsonNode> schemas = new TreeMap<>();
        for (JsonNode version : registry.get("/schemas").ok().json()) {
            schemas.put(
                    version.path("subject").asText() + "/"
                            + version.path("version").asInt(),
                    version);
        }
        return schemas;
    }

    /** By partition, in the order of the log; offsets are the log's own. */
    private static Map<Integer, List<List<String>>> contents(PipelineTopic kafka, String topic) {
        Map<Integer, List<List<String>>> contents = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : kafka.read(topic)) {
            List<String> fields = new ArrayList<>(List.of(
                    Arrays.toString(record.key()),
                    Arrays.toString(record.value()),
                    record.timestampType() + " " + record.timestamp()));
            record.headers().forEach(header -> fields.add(header.key() + Arrays.toString(header.value())));
            contents.computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                    .add(fields);
        }
        return contents;
    }

    private static Set<List<Object>> rows(CqlSession session) {
        return session
                .execute(
                        "SELECT id, first_name, last_name, ingested_at, kafka_partition, kafka_offset, WRITETIME(ingested_at) FROM "
                                + PipelineTable.NAME)
                .all()
                .stream()
                .map(row -> Arrays.<Object>asList(
                        row.getUuid(0),
                        row.getString(1),
                        row.getString(2),
                        row.getInstant(3),
                        row.getInt(4),
                        row.getLong(5),
                        row.getLong(6)))
                .collect(Collectors.toSet());
    }
}
