package io.pipelineappliance.pipeline.users;

import io.pipelineappliance.pipeline.Table.Column;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of a user's record, in the order of the table's columns. All of them are required. */
enum UserField {
    ID("id", FieldType.UUID),
    FIRST_NAME("first_name", FieldType.TEXT),
    LAST_NAME("last_name", FieldType.TEXT),
    GENDER("gender", FieldType.TEXT),
    ADDRESS("address", FieldType.TEXT),
    POST_CODE("post_code", FieldType.TEXT),
    EMAIL("email", FieldType.TEXT),
    USERNAME("username", FieldType.TEXT),
    DOB("dob", FieldType.TIMESTAMP),
    REGISTERED_DATE("registered_date", FieldType.TIMESTAMP),
    PHONE("phone", FieldType.TEXT),
    PICTURE("picture", FieldType.TEXT),
    FETCHED_AT("fetched_at", FieldType.TIMESTAMP);

    private static final List<UserField> IN_ORDER = List.of(values());
    private static final Map<String, UserField> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(field -> field.fieldName, Function.identity()));

    private final String fieldName;
    private final FieldType type;

    UserField(String fieldName, FieldType type) {
        this.fieldName = fieldName;
        this.type = type;
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

    Column column() {
        return new Column(fieldName, type.cqlType());
    }
}
