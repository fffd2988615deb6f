package io.pipelineappliance.pipeline.users;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.pipelineappliance.pipeline.Excerpt;
import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.pipeline.TruncatedJson;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The bytes on the topic to the values of a row, in one pass over the JSON's tokens. */
final class UserRecordParser {
    /** Field names of foreign records must not fill the JVM's table of interned strings. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private UserRecordParser() {}

    static Object[] parse(byte[] key, byte[] value) throws MalformedRecord {
        String text = RecordText.of("value", value);
        Object[] row = new Object[UserField.inOrder().size()];
        try (JsonParser json = JSON.createParser(text)) {
            requireObject(json.nextToken());
            readFields(json, row);
            requireEnd(json, text);
        } catch (JsonProcessingException notJson) {
            throw notJson(notJson, text);
        } catch (IOException impossibleInMemory) {
            throw new MalformedRecord("the value is not readable: " + impossibleInMemory.getMessage());
        }
        requireAll(row);
        requireKey(key, (UUID) row[UserField.ID.ordinal()]);
        return row;
    }

    /** The same of fields that were decoded from a binary form. */
    static Object[] convert(byte[] key, Map<String, ?> fields) throws MalformedRecord {
        Object[] row = new Object[UserField.inOrder().size()];
        for (UserField field : UserField.inOrder()) {
            Object decoded = fields.get(field.fieldName());
            if (decoded != null) {
                row[field.ordinal()] = converted(field, decoded);
            }
        }
        requireAll(row);
        requireKey(key, (UUID) row[UserField.ID.ordinal()]);
        return row;
    }

    private static Object converted(UserField field, Object decoded) throws MalformedRecord {
        try {
            return field.type().convert(decoded);
        } catch (UnfitValue unfit) {
            throw new MalformedRecord(field.fieldName() + ": " + unfit.getMessage());
        }
    }

    private static void requireObject(JsonToken first) throws MalformedRecord {
        if (first == null) {
            throw new MalformedRecord("the value is blank");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new MalformedRecord("the value is JSON but no object: found " + JsonKind.of(first));
        }
    }

    private static void readFields(JsonParser json, Object[] row) throws IOException, MalformedRecord {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            UserField field = UserField.named(json.currentName());
            JsonToken token = json.nextToken();
            if (field == null) {
                json.skipChildren();
            } else if (row[field.ordinal()] != null) {
                throw new MalformedRecord(field.fieldName() + ": given twice");
            } else {
                row[field.ordinal()] = fieldValue(field, token, json);
            }
        }
    }

    private static Object fieldValue(UserField field, JsonToken token, JsonParser json)
            throws IOException, MalformedRecord {
        if (token != JsonToken.VALUE_STRING) {
            throw new MalformedRecord(field.fieldName() + ": expected a string, found " + JsonKind.of(token));
        }
        try {
            return field.type().parse(json.getText());
        } catch (UnfitValue unfit) {
            throw new MalformedRecord(field.fieldName() + ": " + unfit.getMessage());
        }
    }

    private static void requireEnd(JsonParser json, String text) throws IOException, MalformedRecord {
        int end = (int) json.currentLocation().getCharOffset();
        try {
            if (json.nextToken() == null) {
                return;
            }
        } catch (JsonProcessingException garbage) {
            // Said below: whether what follows is JSON does not matter.
        }
        throw new MalformedRecord("the value goes on after its JSON object: " + Excerpt.of(text.substring(end)));
    }

    private static void requireAll(Object[] row) throws MalformedRecord {
        for (Object value : row) {
            if (value == null) {
                throw new MalformedRecord(UserField.inOrder().stream()
                        .filter(field -> row[field.ordinal()] == null)
                        .map(UserField::fieldName)
                        .collect(Collectors.joining(", ", "", ": missing")));
            }
        }
    }

    private static void requireKey(byte[] key, UUID id) throws MalformedRecord {
        String text = RecordText.of("key", key);
        if (!text.equals(id.toString())) {
            throw new MalformedRecord("the key " + Excerpt.of(text) + " differs from the id " + id);
        }
    }

    private static MalformedRecord notJson(JsonProcessingException notJson, String text) {
        if (TruncatedJson.is(notJson)) {
            return new MalformedRecord("the value is truncated JSON: it ends after " + text.length() + " characters");
        }
        String place = notJson.getLocation() == null
                ? ""
                : " at character " + notJson.getLocation().getCharOffset();
        return new MalformedRecord(
                "the value is not JSON" + place + ": " + Excerpt.oneLine(notJson.getOriginalMessage()));
    }
}
