package io.pipelineappliance.dashboard.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.config.DataSize;
import io.pipelineappliance.config.MessagesConfig;
import io.pipelineappliance.dashboard.Dashboard;
import io.pipelineappliance.dashboard.TestDashboard;
import io.pipelineappliance.dashboard.dags.ApiClient;
import io.pipelineappliance.dashboard.dags.FakeDags;
import io.pipelineappliance.explore.Masking;
import io.pipelineappliance.explore.messages.MessageLimits;
import io.pipelineappliance.explore.messages.TopicMessages;
import io.pipelineappliance.kafka.KafkaTopics;
import io.pipelineappliance.kafka.Topic;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.support.FreePort;
import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.ApplianceTest;
import io.pipelineappliance.testing.KafkaHandle;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The API of messages over a broker of its own; the registry that messages name is not there. */
@ApplianceTest(components = ApplianceComponent.KAFKA, shared = false)
class MessagesIT {
    /** Recent, since a broker soon deletes what is older than a topic keeps. */
    private static final long START = System.currentTimeMillis() / 1_000 * 1_000 - 3_600_000;

    private static final MessagesConfig CONFIG =
            new MessagesConfig(100_000, DataSize.ofMebibytes(100), Duration.ofMinutes(1), 100_000);

    private static KafkaHandle kafka;
    private static KafkaTopics topics;
    private static Dashboard dashboard;
    private static Dashboard masking;
    private static ApiClient client;
    private static ApiClient maskedClient;

    @BeforeAll
    static void start(KafkaHandle handle) throws Exception {
        kafka = handle;
        topics = new KafkaTopics(KafkaAccess.open(kafka.bootstrapServers()));
        dashboard = dashboard(new Masking(List.of()));
        masking = dashboard(new Masking(List.of("email")));
        client = new ApiClient(dashboard.port());
        maskedClient = new ApiClient(masking.port());
    }

    private static Dashboard dashboard(Masking masking) {
        RegistryAccess nobody = RegistryAccess.open(URI.create("http://127.0.0.1:" + FreePort.next()));
        MessageLimits limits = new MessageLimits(100_000, 100 << 20, Duration.ofMinutes(1), 1_000);
        TopicMessages messages = new TopicMessages(KafkaAccess.open(kafka.bootstrapServers()), nobody, masking, limits);
        Dashboard made =
                TestDashboard.of(() -> null, new NoControl(), new FakeDags(), new MessagesApi(messages, CONFIG));
        made.start();
        return made;
    }

    @AfterAll
    static void stop() {
        dashboard.close();
        masking.close();
        topics.close();
    }

    @Test
    void newestFirstIsInOrderOverAllPartitionsAndPagesGiveEachMessageOnce() throws Exception {
        create("ordered", 5);
        Random random = new Random(42);
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            for (int index = 0; index < 1_000; index++) {
                producer.send(message("ordered", random.nextInt(5), START + index, "k" + index, "v" + index));
            }
        }

        List<String> keys = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = page("ordered", "limit=130" + (cursor == null ? "" : "&cursor=" + cursor));
            page.path("messages")
                    .forEach(message -> keys.add(message.at("/key/text").asText()));
            cursor = page.path("next").asText(null);
        } while (cursor != null);

        assertThat(keys)
                .hasSize(1_000)
                .startsWith("k999", "k998")
                .endsWith("k1", "k0")
                .doesNotHaveDuplicates();
        assertThat(keys.stream().map(key -> Integer.parseInt(key.substring(1))))
                .isSortedAccordingTo((one, other) -> Integer.compare(other, one));
        assertThat(keys(page("ordered", "order=OLDEST&limit=3"))).containsExactly("k0", "k1", "k2");
        assertThat(keys(page("ordered", "order=OLDEST&limit=1&from=" + Instant.ofEpochMilli(START + 500))))
                .containsExactly("k500");
        assertThat(keys(page("ordered", "limit=1&to=" + Instant.ofEpochMilli(START + 500))))
                .containsExactly("k499");
    }

    @Test
    void messagesNewerThanAPageDoNotMoveTheNextOne() throws Exception {
        create("moving", 1);
        send("moving", 0, 6);
        JsonNode first = page("moving", "limit=3");
        send("moving", 0, 4);

        assertThat(keys(page("moving", "limit=3&cursor=" + first.path("next").asText())))
                .containsExactly("k2", "k1", "k0");
    }

    @Test
    void marksOfTransactionsAreNoMessagesAndAbortedOnesAreLeftOutWhenAskedFor() throws Exception {
        create("transactions", 1);
        try (Producer<byte[], byte[]> producer = producer(Map.of("transactional.id", "t-1"))) {
            producer.initTransactions();
            for (int index = 0; index < 60; index++) {
                producer.beginTransaction();
                producer.send(message("transactions", 0, START + index, "k" + index, "v"));
                producer.flush();
                if (index % 2 == 0) {
                    producer.commitTransaction();
                } else {
                    producer.abortTransaction();
                }
            }
        }

        assertThat(keys(page("transactions", "limit=50"))).hasSize(50).startsWith("k59", "k58");
        assertThat(keys(page("transactions", "limit=25&isolation=READ_COMMITTED")))
                .hasSize(25)
                .startsWith("k58", "k56");
    }

    @Test
    void aSchemaThatNobodyGivesLeavesTheBytesAndTheReason() throws Exception {
        create("schemas", 1);
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            byte[] avro = {0, 0, 0, 0, 7, 2, 4};
            producer.send(new ProducerRecord<>("schemas", 0, START, null, avro));
        }

        JsonNode value = page("schemas", "").at("/messages/0/value");

        assertThat(value.path("format").asText()).isEqualTo("HEX");
        assertThat(value.path("text").asText()).isEqualTo("00000000070204");
        assertThat(value.at("/schema/id").asInt()).isEqualTo(7);
        assertThat(value.path("note").asText()).contains("Schema Registry at").contains("does not answer");
    }

    @Test
    void aSearchGivesMatchesProgressAndItsEnd() throws Exception {
        create("searched", 3);
        send("searched", 0, 300);

        List<String> events = events("/api/v1/topics/searched/messages/search?filter="
                + encoded("value.n >= 100 && value.n < 103 && key.startsWith(\"k\") && headers.h == \"x\""));

        assertThat(events.stream().filter("event: match"::equals)).hasSize(3);
        assertThat(events.get(events.size() - 1))
                .contains("\"scanned\":300", "\"matches\":3", "\"end\":\"COMPLETE\"", "All 300 messages");
        assertThat(events("/api/v1/topics/searched/messages/search?limit=1&text=" + encoded("\"N\":7}")))
                .anyMatch(line -> line.contains("\"text\":\"k7\""));
    }

    @Test
    void aWrongFilterIsASentenceWithTheColumn() {
        assertThat(client.get("/api/v1/topics/searched/messages/search?filter=" + encoded("value.a = 3"))
                        .problem(422))
                .startsWith("The filter cannot be read at line 1, column")
                .endsWith("Two things are compared with ==.");
        assertThat(client.get("/api/v1/topics/searched/messages/search?filter=" + encoded("nobody == 3"))
                        .problem(422))
                .contains("undeclared reference to 'nobody'");
    }

    @Test
    void aDownloadIsEveryMessageAndNoCellIsAFormula() throws Exception {
        create("downloaded", 2);
        send("downloaded", 0, 100);
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            producer.send(message("downloaded", 1, START, "=cmd()", "@x"));
        }

        String csv = client.get("/api/v1/topics/downloaded/messages/download?format=CSV")
                .text();
        String json = client.get("/api/v1/topics/downloaded/messages/download?filter=" + encoded("partition == 0"))
                .text();

        assertThat(csv.lines()).hasSize(102);
        assertThat(csv).contains("\"'=cmd()\"", "\"'@x\"");
        assertThat(json.lines()).hasSize(100);
    }

    @Test
    void aTailGivesWhatComes() throws Exception {
        create("followed", 2);
        send("followed", 0, 5);
        List<String> lines = new CopyOnWriteArrayList<>();
        try (Stream<String> stream = client.stream("/api/v1/topics/followed/messages/tail?text=wanted")) {
            Thread reader = new Thread(() -> stream.forEach(lines::add));
            reader.setDaemon(true);
            reader.start();
            await().until(() -> lines.contains("event: progress"));
            client.post(
                    "/api/v1/topics/followed/messages",
                    "{\"key\": {\"format\": \"TEXT\", \"text\": \"wanted\"}, \"value\": {\"format\": \"NONE\"}}");
            await().until(() -> lines.contains("event: message"));
        }
        assertThat(lines).noneMatch(line -> line.contains("\"text\":\"k1\""));
    }

    @Test
    void aCopyIsByteForByteWithoutTheHeadersThatAreLeftOut() throws Exception {
        create("letters", 1);
        create("back", 1);
        byte[] value = {0, 1, 2, (byte) 0xff};
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            producer.send(new ProducerRecord<>(
                    "letters",
                    0,
                    START,
                    "k".getBytes(UTF_8),
                    value,
                    List.of(
                            new RecordHeader("trace", new byte[] {(byte) 0xfe}),
                            new RecordHeader("dlq.reason", "no".getBytes(UTF_8)))));
        }

        JsonNode sent = client.post(
                        "/api/v1/topics/letters/partitions/0/messages/0/copy",
                        "{\"topic\": \"back\", \"withoutHeaders\": [\"dlq.\"], \"keepTimestamp\": true}")
                .json(200);

        assertThat(sent.path("detail").asText())
                .contains("to back, partition 0, offset 0", "byte for byte", "left out: dlq.reason");
        JsonNode copy = page("back", "").at("/messages/0");
        assertThat(copy.at("/value/text").asText()).isEqualTo("000102ff");
        assertThat(copy.at("/headers/0/text").asText()).isEqualTo("fe");
        assertThat(copy.path("headers")).hasSize(1);
        assertThat(copy.path("timestamp").asText())
                .isEqualTo(Instant.ofEpochMilli(START).toString());
    }

    @Test
    void whatIsMaskedIsSeenByNoOutputAndNoFilter() throws Exception {
        create("masked", 1);
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            producer.send(message("masked", 0, START, "a", "{\"email\":\"ann@x\",\"more\":{\"EMail\":\"ann@x\"}}"));
            producer.send(message("masked", 0, START + 1, "b", "{\"text\":\"{\\\"email\\\":\\\"ann@x\\\"}\"}"));
            producer.send(message("masked", 0, START + 2, "c", "email=ann@x"));
            producer.send(message("masked", 0, START + 3, "{\"email\":\"ann@x\"", "{}"));
        }
        String path = "/api/v1/topics/masked/messages";

        for (String asked : List.of("", "?valueFormat=TEXT", "?valueFormat=HEX&keyFormat=HEX")) {
            assertThat(maskedClient.get(path + asked).text()).doesNotContain("ann@x", "616e6e");
        }
        assertThat(maskedClient.get(path + "/download?format=CSV").text()).doesNotContain("ann@x");
        assertThat(maskedClient.get(path + "/search?text=" + encoded("ann@x")).text())
                .contains("\"matches\":0")
                .doesNotContain("event: match");
        assertThat(maskedClient
                        .get(path + "/search?filter=" + encoded("value.email == \"ann@x\""))
                        .text())
                .doesNotContain("event: match");
        assertThat(maskedClient
                        .post(path, "{\"value\": {\"format\": \"TEXT\", \"text\": \"%s\"}}".formatted(Masking.HIDDEN))
                        .problem(422))
                .contains("stands for what is hidden");
        assertThat(client.get(path).text()).contains("ann@x");
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        create("there", 1);

        assertThat(client.get("/api/v1/topics/nobody/messages").problem(404)).contains("no topic 'nobody'");
        assertThat(client.get("/api/v1/topics/there/messages?partition=7").problem(404))
                .contains("no partition 7");
        assertThat(client.get("/api/v1/topics/there/partitions/0/messages/3").problem(404))
                .contains("no message at offset 3");
        assertThat(client.get("/api/v1/topics/there/messages?cursor=x").problem(422))
                .contains("cursor is 'x'");
        assertThat(client.get("/api/v1/topics/there/messages?limit=501").problem(400))
                .contains("from 1 to 500");
        assertThat(client.get("/api/v1/topics/a%20b/messages").problem(422)).contains("cannot be the name of a topic");
    }

    @Test
    void aLargeValueIsCutInTheListAndWholeAlone() throws Exception {
        create("large", 1);
        String large = "x".repeat(200_000);
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            producer.send(message("large", 0, START, "k", large));
        }

        JsonNode listed = page("large", "").at("/messages/0/value");
        assertThat(listed.path("truncated").asBoolean()).isTrue();
        assertThat(listed.path("text").asText()).hasSize(1_000);
        assertThat(listed.path("size").asInt()).isEqualTo(200_000);
        assertThat(client.get("/api/v1/topics/large/partitions/0/messages/0")
                        .json(200)
                        .at("/value/text")
                        .asText())
                .isEqualTo(large);
    }

    private static void create(String topic, int partitions) throws Exception {
        topics.create(List.of(new Topic(topic, partitions, (short) 1, Map.of())));
    }

    private static void send(String topic, int partition, int count) {
        try (Producer<byte[], byte[]> producer = producer(Map.of())) {
            for (int index = 0; index < count; index++) {
                producer.send(message(topic, partition, START + index, "k" + index, "{\"n\":" + index + "}"));
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> message(
            String topic, int partition, long timestamp, String key, String value) {
        return new ProducerRecord<>(
                topic,
                partition,
                timestamp,
                key.getBytes(UTF_8),
                value.getBytes(UTF_8),
                List.of(new RecordHeader("h", "x".getBytes(UTF_8))));
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(more);
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        // The partitions are new: a broker takes the first batch that reaches it for the first of all, and then refuses
        // those before it.
        settings.put("max.in.flight.requests.per.connection", 1);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static JsonNode page(String topic, String query) {
        return client.get("/api/v1/topics/" + topic + "/messages?" + query).json(200);
    }

    private static List<String> keys(JsonNode page) {
        return StreamSupport.stream(page.path("messages").spliterator(), false)
                .map(message -> message.at("/key/text").asText())
                .toList();
    }

    private static List<String> events(String path) {
        return client.get(path).text().lines().filter(line -> !line.isEmpty()).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
