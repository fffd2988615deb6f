package io.pipelineappliance.pipeline.users;

import io.pipelineappliance.pipeline.Table.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of a user's record, in the order of the table's columns. All of them are required. */
enum UserField {
    ID("id", FieldType.UUID, "the person's UUID in lower case, which is the record's key as well"),
    FIRST_NAME("first_name", FieldType.TEXT, "given name"),
    LAST_NAME("last_name", FieldType.TEXT, "family name"),
    GENDER("gender", FieldType.TEXT, "female or male"),
    ADDRESS("address", FieldType.TEXT, "street, city, state and country"),
    POST_CODE("post_code", FieldType.TEXT, "as the country writes it"),
    EMAIL("email", FieldType.TEXT, "e-mail address"),
    USERNAME("username", FieldType.TEXT, "login name"),
    DOB("dob", FieldType.TIMESTAMP, "date and time of birth"),
    REGISTERED_DATE("registered_date", FieldType.TIMESTAMP, "when the person registered"),
    PHONE("phone", FieldType.TEXT, "as the country writes it"),
    PICTURE("picture", FieldType.TEXT, "address of a picture"),
    FETCHED_AT("fetched_at", FieldType.TIMESTAMP, "when the source answered");

    private static final List<UserField> IN_ORDER = List.of(values());
    private static final Map<String, UserField> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(field -> field.fieldName, Function.identity()));

    private final String fieldName;
    private final FieldType type;
    private final String meaning;

    UserField(String fieldName, FieldType type, String meaning) {
        this.fieldName = fieldName;
        this.type = type;
        this.meaning = meaning;
    }

    static List<UserField> inOrder() {
        return IN_ORDER;
    }

    /** The field of that name, or null when the name is not ours. */
    static UserField named(String name) {
        return BY_NAME.get(name);
    }

    /** The name in JSON, which is the column's name as well. */
    String fieldName() {
        return fieldName;
    }

    FieldType type() {
        return type;
    }

    /** For people who read the schema. */
    String meaning() {
        return meaning;
    }

    Column column() {
        return new Column(fieldName, type.cqlType());
    }
}
