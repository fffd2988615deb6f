package io.pipelineappliance.pipeline.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.pipelineappliance.pipeline.Extract.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A user's fields to the bytes on the topic. */
final class UserRecordWriter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_SIZE = 600;

    private UserRecordWriter() {}

    static SourceRecord write(Map<UserField, String> values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (UserField field : UserField.inOrder()) {
                json.writeStringField(field.fieldName(), values.get(field));
            }
            json.writeEndObject();
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return new SourceRecord(values.get(UserField.ID).getBytes(UTF_8), bytes.toByteArray());
    }
}
