package io.pipelineappliance.pipeline.users;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * The schemas of a user's record, both made of the list of fields. A change of either is a new version for every consumer, and has
 * to be compatible with the last one.
 */
final class UserSchemas {
    static final String RECORD_NAME = "io.pipelineappliance.users.User";

    private static final String NAMESPACE = RECORD_NAME.substring(0, RECORD_NAME.lastIndexOf('.'));
    private static final String NAME = RECORD_NAME.substring(RECORD_NAME.lastIndexOf('.') + 1);
    private static final String MEANING = "a person of the randomuser.me API";

    /** A person of whom one of these is empty is none. */
    private static final Set<UserField> NEVER_EMPTY =
            Set.of(UserField.FIRST_NAME, UserField.LAST_NAME, UserField.GENDER, UserField.EMAIL, UserField.USERNAME);

    private UserSchemas() {}

    /**
     * Draft 7, which every client reads. Further properties are closed, since only then may a later version add an optional one
     * and be backward compatible: an open schema has allowed any value under that name before.
     */
    static String json() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", RECORD_NAME);
        schema.put("description", MEANING);
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = schema.putArray("required");
        for (UserField field : UserField.inOrder()) {
            properties.set(field.fieldName(), property(field));
            required.add(field.fieldName());
        }
        schema.put("additionalProperties", false);
        return schema.toString();
    }

    private static ObjectNode property(UserField field) {
        ObjectNode property = JsonNodeFactory.instance.objectNode();
        property.put("type", "string");
        property.put("description", field.meaning());
        field.type().jsonPattern().ifPresent(pattern -> property.put("pattern", pattern));
        if (NEVER_EMPTY.contains(field)) {
            property.put("minLength", 1);
        }
        return property;
    }

    static String avro() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.put("type", "record");
        schema.put("name", NAME);
        schema.put("namespace", NAMESPACE);
        schema.put("doc", MEANING);
        ArrayNode fields = schema.putArray("fields");
        for (UserField field : UserField.inOrder()) {
            ObjectNode entry = fields.addObject();
            entry.put("name", field.fieldName());
            addType(entry, field.type());
            entry.put("doc", field.meaning());
        }
        return schema.toString();
    }

    private static void addType(ObjectNode field, FieldType type) {
        if (type.avroLogicalType().isEmpty()) {
            field.put("type", type.avroType());
        } else {
            field.putObject("type")
                    .put("type", type.avroType())
                    .put("logicalType", type.avroLogicalType().get());
        }
    }
}
