package io.pipelineappliance.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pipelineappliance.pipeline.Extract.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** One person in the forms of the topic. */
final class Users {
    static final String ID = "31dbc690-f503-4a61-9ee9-3b831f1dc262";
    static final byte[] KEY = ID.getBytes(UTF_8);
    static final Instant BIRTH = Instant.parse("1964-04-18T01:47:47.691Z");
    static final Object[] ROW = {
        UUID.fromString(ID),
        "Šárka",
        "Bryant",
        "female",
        "8040 James St, Norfolk, Arizona, United States",
        "96138",
        "debbie@example.com",
        "organicelephant749",
        BIRTH,
        Instant.parse("2006-02-15T01:47:38.000Z"),
        "(918) 814-1308",
        "https://randomuser.me/api/portraits/med/women/9.jpg",
        Instant.parse("2026-01-02T03:04:05.678Z")
    };

    private Users() {}

    static String json() {
        return """
            {"id":"31dbc690-f503-4a61-9ee9-3b831f1dc262","first_name":"Šárka","last_name":"Bryant","gender":"female",\
            "address":"8040 James St, Norfolk, Arizona, United States","post_code":"96138",\
            "email":"debbie@example.com","username":"organicelephant749","dob":"1964-04-18T01:47:47.691Z",\
            "registered_date":"2006-02-15T01:47:38.000Z","phone":"(918) 814-1308",\
            "picture":"https://randomuser.me/api/portraits/med/women/9.jpg","fetched_at":"2026-01-02T03:04:05.678Z"}\
            """;
    }

    static SourceRecord record() {
        return new SourceRecord(KEY, json().getBytes(UTF_8));
    }

    /** The fields as Avro's types. */
    static Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        String[] names = {
            "id",
            "first_name",
            "last_name",
            "gender",
            "address",
            "post_code",
            "email",
            "username",
            "dob",
            "registered_date",
            "phone",
            "picture",
            "fetched_at"
        };
        for (int index = 0; index < names.length; index++) {
            fields.put(names[index], ROW[index] instanceof Instant time ? time.toEpochMilli() : ROW[index].toString());
        }
        return fields;
    }

    /** The person as Avro of a schema that has all fields, changed. */
    static byte[] avro(String schema, Consumer<Map<String, Object>> change) {
        Map<String, Object> fields = fields();
        change.accept(fields);
        Schema parsed = new Schema.Parser().parse(schema);
        GenericData.Record record = new GenericData.Record(parsed);
        parsed.getFields().forEach(field -> record.put(field.name(), fields.get(field.name())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            new GenericDatumWriter<GenericData.Record>(parsed).write(record, encoder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
