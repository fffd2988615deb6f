package io.pipelineappliance.registry.schema;

import java.util.Optional;
import java.util.stream.Stream;

/** The languages that schemas are written in, by the names that the API gives them. */
public enum SchemaType {
    AVRO,
    JSON,
    PROTOBUF;

    /** The one of this name; a schema without a type is Avro's. */
    public static Optional<SchemaType> named(String name) {
        if (name == null || name.isEmpty()) {
            return Optional.of(AVRO);
        }
        return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
    }
}
