package io.pipelineappliance.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.NoNodeAvailableException;
import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.format.WaitingSchemas;
import io.pipelineappliance.pipeline.Extract;
import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.pipeline.Table;
import io.pipelineappliance.registry.client.FakeRegistry;
import io.pipelineappliance.registry.client.SchemaRegistryClient;
import io.pipelineappliance.registry.client.SchemaType;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TaskSinkTest {
    private static final Pipeline PIPELINE = new OneColumn();
    private static final String SCHEMA =
            "{\"type\":\"record\",\"name\":\"Person\",\"fields\":[{\"name\":\"id\",\"type\":\"string\"}]}";

    private final FakeRegistry registry = new FakeRegistry();
    private final FakeCassandra cassandra = new FakeCassandra();
    private final MockProducer<byte[], byte[]> kafka =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Receipts receipts = new Receipts(kafka, PIPELINE.receiptTopic());
    private final TaskSink sink = new TaskSink(
            PIPELINE,
            new SinkConnections(
                    new RowWriter(cassandra.session(), PIPELINE.table()),
                    new DeadLetters(kafka, PIPELINE.topic(), PIPELINE.deadLetterTopic()),
                    receipts,
                    new WaitingSchemas(new SchemaRegistryClient(registry.access()))),
            3);

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void aGoodRecordBecomesARow() {
        sink.write(record("good", 0));
        cassandra.writes().get(0).acknowledge();

        sink.awaitAll();
        assertThat(cassandra.writes().get(0).values()).startsWith("good");
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void aMalformedRecordBecomesADeadLetterWithTheReason() {
        sink.write(record("malformed", 0));

        sink.awaitAll();
        assertThat(cassandra.writes()).isEmpty();
        assertThat(reason(deadLetters().get(0))).isEqualTo("this one is malformed");
    }

    @Test
    void aRecordOnWhichTheParserFailsIsADeadLetterAndThoseBehindItGoOn() {
        sink.write(record("poison", 0));
        sink.write(record("deep", 1));
        sink.write(record("good", 2));
        cassandra.writes().get(0).acknowledge();

        sink.awaitAll();
        assertThat(deadLetters()).hasSize(2);
        assertThat(reason(deadLetters().get(0))).contains("cannot be parsed", "a bug");
        assertThat(reason(deadLetters().get(1))).contains("cannot be parsed", "StackOverflowError");
    }

    @Test
    void aRecordInTheWireFormatBecomesARowByItsSchema() {
        int id = registry.holds(SchemaType.AVRO, SCHEMA);
        sink.write(record(avro(id, "Ada"), 0));
        cassandra.writes().get(0).acknowledge();

        sink.awaitAll();
        assertThat(cassandra.writes().get(0).values()).startsWith("Ada");
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void aRecordWithAnUnknownSchemaIsADeadLetterWithTheReason() {
        sink.write(record(avro(77, "Ada"), 0));

        sink.awaitAll();
        assertThat(reason(deadLetters().get(0)))
                .isEqualTo("the schema of id 77 is unknown to the Schema Registry at " + registry.uri());
    }

    @Test
    void aRecordWaitsForTheRegistryAndThenBecomesARow() throws Exception {
        int id = registry.holds(SchemaType.AVRO, SCHEMA);
        registry.goAway();
        Thread task = new Thread(() -> sink.write(record(avro(id, "Ada"), 0)));
        task.start();
        await().during(Duration.ofMillis(400))
                .until(() -> task.isAlive() && deadLetters().isEmpty());

        registry.comeBack();

        await().until(() -> cassandra.writes().size() == 1);
        task.join();
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void aTaskThatIsToEndDoesNotWaitForTheRegistry() {
        registry.goAway();
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(SinkException.class).isThrownBy(() -> sink.write(record(avro(1, "Ada"), 0)));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatWasAbandonedIsNotWrittenLaterByTheDeadTask() {
        sink.write(record("good", 0));
        sink.abandon();
        cassandra.writes().get(0).fail(new NoNodeAvailableException());

        await().during(Duration.ofMillis(300)).until(() -> cassandra.writes().size() == 1);
    }

    @Test
    void aKilledTaskDoesNotWaitForWhatIsUnderWay() {
        sink.write(record("good", 0));
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(SinkException.class).isThrownBy(sink::awaitAll);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whatHappenedIsToldOnTheReceiptTopic() throws Exception {
        sink.write(record("good", 7));
        sink.write(record("malformed", 8));
        cassandra.writes().get(0).acknowledge();
        receipts.sendAll();

        await().until(() -> !sent(PIPELINE.receiptTopic()).isEmpty());
        Receipt receipt = Receipt.fromJson(sent(PIPELINE.receiptTopic()).get(0).value());
        assertThat(receipt.partition()).isEqualTo(1);
        assertThat(receipt.writtenOffset()).isEqualTo(8);
        assertThat(receipt.records()).isEqualTo(1);
        assertThat(receipt.rejected()).isEqualTo(1);
    }

    private List<ProducerRecord<byte[], byte[]>> deadLetters() {
        return sent(PIPELINE.deadLetterTopic());
    }

    private List<ProducerRecord<byte[], byte[]>> sent(String topic) {
        return kafka.history().stream()
                .filter(sent -> sent.topic().equals(topic))
                .toList();
    }

    private static String reason(ProducerRecord<byte[], byte[]> letter) {
        return new String(letter.headers().lastHeader("dlq.reason").value(), UTF_8);
    }

    private static SourceRow record(String value, long offset) {
        return record(value.getBytes(UTF_8), offset);
    }

    /** A record of one text in Confluent's wire format. */
    private static byte[] avro(int id, String text) {
        return ByteBuffer.allocate(6 + text.length())
                .put((byte) 0)
                .putInt(id)
                .put((byte) (2 * text.length()))
                .put(text.getBytes(UTF_8))
                .array();
    }

    private static SourceRow record(byte[] value, long offset) {
        return new SourceRow(null, value, 1, offset, Sources.PRODUCED_AT, List.of());
    }

    /** Its only column is the value, unless the value says otherwise. */
    private static final class OneColumn implements Pipeline {
        private static final long serialVersionUID = 1L;

        @Override
        public String topic() {
            return "people";
        }

        @Override
        public Table table() {
            return new Table("space", "people", "id", List.of(new Table.Column("id", "text")));
        }

        @Override
        public Extract extract(JsonNode response, Instant fetchedAt) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object[] convert(byte[] key, Map<String, ?> fields) {
            return new Object[] {fields.get("id")};
        }

        @Override
        public String recordName() {
            return "Person";
        }

        @Override
        public String jsonSchema() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String avroSchema() {
            return SCHEMA;
        }

        @Override
        public Object[] parse(byte[] key, byte[] value) throws MalformedRecord {
            String text = new String(value, UTF_8);
            return switch (text) {
                case "malformed" -> throw new MalformedRecord("this one is malformed");
                case "poison" -> throw new IllegalStateException("a bug");
                case "deep" -> throw new StackOverflowError();
                default -> new Object[] {text};
            };
        }
    }
}
