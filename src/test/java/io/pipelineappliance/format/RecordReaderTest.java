package io.pipelineappliance.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import io.pipelineappliance.registry.client.FakeRegistry;
import io.pipelineappliance.registry.client.RegisteredSchema;
import io.pipelineappliance.registry.client.SchemaRegistryClient;
import io.pipelineappliance.registry.client.SchemaType;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RecordReaderTest {
    private static final Pipeline PIPELINE = new UsersPipeline();
    private static final String OURS = PIPELINE.avroSchema();
    private static final List<Header> NO_HEADERS = List.of();

    private final FakeRegistry registry = new FakeRegistry();
    private final RecordReader reader =
            new RecordReader(PIPELINE, new WaitingSchemas(new SchemaRegistryClient(registry.access())));

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void plainJsonNeedsNoRegistry() throws Exception {
        registry.goAway();

        assertThat(read(Users.json().getBytes(UTF_8))).containsExactly(Users.ROW);
        assertThat(reader.read(Users.KEY, Users.json().getBytes(UTF_8), List.of(named(99))))
                .containsExactly(Users.ROW);
    }

    @Test
    void whatTheFetcherWritesIsRead() throws Exception {
        SchemaRegistryClient client = new SchemaRegistryClient(registry.access());
        for (ValueFormat format :
                List.of(RegisteredFormat.json(PIPELINE, client), RegisteredFormat.avro(PIPELINE, client))) {
            EncodedValue value = format.encoder().encode(Users.record());
            List<Header> headers = value.headers().entrySet().stream()
                    .<Header>map(header -> new RecordHeader(header.getKey(), header.getValue()))
                    .toList();

            assertThat(reader.read(Users.KEY, value.bytes(), headers)).containsExactly(Users.ROW);
        }
    }

    @Test
    void jsonBehindTheIdOfAJsonSchemaIsRead() throws Exception {
        int id = registry.holds(SchemaType.JSON, PIPELINE.jsonSchema());

        assertThat(read(WireFormat.prefixed(id, Users.json().getBytes(UTF_8)))).containsExactly(Users.ROW);
    }

    @Test
    void avroIsReadBehindItsIdAndBesideIt() throws Exception {
        int id = registry.holds(SchemaType.AVRO, OURS);
        byte[] avro = Users.avro(OURS, fields -> {});

        assertThat(read(WireFormat.prefixed(id, avro))).containsExactly(Users.ROW);
        assertThat(reader.read(Users.KEY, avro, List.of(named(id)))).containsExactly(Users.ROW);
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void avroBesideAGuidIsRead() throws Exception {
        UUID guid = UUID.randomUUID();
        registry.holds("/schemas/guids/" + guid, SchemaType.AVRO, OURS);
        byte[] header = ByteBuffer.allocate(17)
                .put((byte) 1)
                .putLong(guid.getMostSignificantBits())
                .putLong(guid.getLeastSignificantBits())
                .array();

        assertThat(reader.read(
                        Users.KEY,
                        Users.avro(OURS, fields -> {}),
                        List.of(new RecordHeader("__value_schema_id", header))))
                .containsExactly(Users.ROW);
    }

    @Test
    void aNewerVersionWithAnOptionalFieldIsReadBesideTheOld() throws Exception {
        String newer = OURS.replaceFirst(
                "\"fields\":\\[",
                "\"fields\":[{\"name\":\"nickname\",\"type\":[\"null\",\"string\"],\"default\":null},");
        int oldId = registry.holds(SchemaType.AVRO, OURS);
        int newId = registry.holds(SchemaType.AVRO, newer);

        for (int round = 0; round < 2; round++) {
            assertThat(readAvro(newId, newer, fields -> fields.put("nickname", "Debs")))
                    .containsExactly(Users.ROW);
            assertThat(readAvro(newId, newer, fields -> {})).containsExactly(Users.ROW);
            assertThat(readAvro(oldId, OURS, fields -> {})).containsExactly(Users.ROW);
        }
    }

    @Test
    void aForeignSchemaWithTimesAsTextAndOptionalFieldsIsRead() throws Exception {
        String foreign = OURS.replace("io.pipelineappliance.users", "com.example")
                .replace("\"User\"", "\"Customer\"")
                .replace("{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}", "[\"null\",\"string\"]")
                .replace("{\"type\":\"string\",\"logicalType\":\"uuid\"}", "\"string\"");
        int id = registry.holds(SchemaType.AVRO, foreign);

        assertThat(readAvro(id, foreign, fields -> {
                    fields.put("dob", Users.ROW[8].toString());
                    fields.put("registered_date", Users.ROW[9].toString());
                    fields.put("fetched_at", Users.ROW[12].toString());
                }))
                .containsExactly(Users.ROW);
    }

    @Test
    void aSchemaThatUsesAnotherIsRead() throws Exception {
        String inner = "{\"type\":\"record\",\"name\":\"Note\",\"fields\":[{\"name\":\"text\",\"type\":\"string\"}]}";
        String field = "{\"name\":\"note\",\"type\":[\"null\",\"%s\"],\"default\":null},";
        registry.holds(
                "/subjects/notes/versions/3?deleted=true", SchemaType.AVRO, inner.replace("\"Note\"", "\"N.Note\""));
        String outer = OURS.replaceFirst("\"fields\":\\[", "\"fields\":[" + field.formatted("N.Note"));
        int id = registry.holds(SchemaType.AVRO, outer, new RegisteredSchema.Use("N.Note", "notes", 3));
        String whole = OURS.replaceFirst(
                "\"fields\":\\[", "\"fields\":[" + field.replace("\"%s\"", inner.replace("\"Note\"", "\"N.Note\"")));

        assertThat(read(WireFormat.prefixed(id, Users.avro(whole, fields -> {}))))
                .containsExactly(Users.ROW);
    }

    @Test
    void anUnknownIdIsAReason() {
        assertThat(reasonOf(WireFormat.prefixed(77, new byte[] {1})))
                .isEqualTo("the schema of id 77 is unknown to the Schema Registry at " + registry.uri());
    }

    @Test
    void aLanguageThatIsNotReadHereIsAReason() {
        int id = registry.holds(SchemaType.PROTOBUF, "syntax = \"proto3\";");

        assertThat(reasonOf(WireFormat.prefixed(id, new byte[] {1}))).contains("is Protobuf");
    }

    @Test
    void aValueThatEndsOrGoesOnIsAReason() {
        int id = registry.holds(SchemaType.AVRO, OURS);
        byte[] whole = WireFormat.prefixed(id, Users.avro(OURS, fields -> {}));

        assertThat(reasonOf(Arrays.copyOf(whole, whole.length / 2))).isEqualTo("the value is truncated Avro");
        assertThat(reasonOf(Arrays.copyOf(whole, whole.length + 1)))
                .isEqualTo("the value goes on after its Avro record");
        assertThat(reasonOf(Arrays.copyOf(whole, 3))).contains("ends after 3 of its 5 bytes");
        assertThat(reasonOf(new byte[] {0, 0, 0, 0, (byte) id, (byte) 0xFE, (byte) 0xFF, (byte) 0xFF, 3, 'x'}))
                .contains("Avro");
    }

    @Test
    void aSchemaWithoutARequiredFieldIsAReason() {
        String without = OURS.replaceFirst("\\{\"name\":\"email\"[^}]*\\},", "");
        int id = registry.holds(SchemaType.AVRO, without);

        assertThat(reasonOf(WireFormat.prefixed(id, Users.avro(without, fields -> {}))))
                .contains("email");
    }

    @Test
    void microsecondsAreNotTakenForMilliseconds() {
        String micros = OURS.replace("timestamp-millis", "timestamp-micros");
        int id = registry.holds(SchemaType.AVRO, micros);

        assertThat(reasonOf(WireFormat.prefixed(id, Users.avro(micros, fields -> {}))))
                .contains("dob: written as timestamp-micros");
    }

    @Test
    void whatARowCouldNotHoldIsAReasonAsItIsInJson() {
        int id = registry.holds(SchemaType.AVRO, OURS);

        assertThat(reasonOfAvro(id, fields -> fields.put("id", "x"))).startsWith("id: expected a UUID");
        assertThat(reasonOfAvro(id, fields -> fields.put("id", UUID.randomUUID().toString())))
                .startsWith("the key ");
        assertThat(reasonOfAvro(
                        id,
                        fields -> fields.put("phone", new org.apache.avro.util.Utf8(new byte[] {'a', (byte) 0xFF}))))
                .isEqualTo("phone: not UTF-8");
    }

    @Test
    void brokenJsonBesideAJsonSchemaIsAReasonAsEver() {
        int id = registry.holds(SchemaType.JSON, "{}");

        assertThatExceptionOfType(MalformedRecord.class)
                .isThrownBy(() -> reader.read(Users.KEY, "{\"id\":".getBytes(UTF_8), List.of(named(id))))
                .withMessageContaining("truncated JSON");
        assertThatExceptionOfType(MalformedRecord.class)
                .isThrownBy(() -> reader.read(
                        Users.KEY, new byte[] {1}, List.of(new RecordHeader("__value_schema_id", new byte[2]))))
                .withMessageContaining("holds no schema's id");
        assertThatExceptionOfType(MalformedRecord.class)
                .isThrownBy(() -> reader.read(Users.KEY, null, List.of(named(id))))
                .withMessage("the value is null");
    }

    private static Header named(int id) {
        return new RecordHeader(WireFormat.HEADER, WireFormat.reference(id));
    }

    private Object[] read(byte[] value) throws MalformedRecord, InterruptedException {
        return reader.read(Users.KEY, value, NO_HEADERS);
    }

    private Object[] readAvro(int id, String schema, Consumer<Map<String, Object>> change)
            throws MalformedRecord, InterruptedException {
        return read(WireFormat.prefixed(id, Users.avro(schema, change)));
    }

    private String reasonOfAvro(int id, Consumer<Map<String, Object>> change) {
        return reasonOf(WireFormat.prefixed(id, Users.avro(OURS, change)));
    }

    private String reasonOf(byte[] value) {
        return assertThatExceptionOfType(MalformedRecord.class)
                .isThrownBy(() -> read(value))
                .actual()
                .getMessage();
    }
}
