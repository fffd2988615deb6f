package io.pipelineappliance.registry.schema;

import com.squareup.wire.schema.ProtoType;
import io.pipelineappliance.registry.schema.ProtobufTypes.Type;
import java.util.Optional;

/**
 * What a field holds.
 *
 * @param form how it looks on the wire
 * @param name its type as written
 * @param type the message, if it is one that is declared
 * @param key of a map
 * @param element of a map
 */
record ProtobufValue(Form form, String name, Optional<Type> type, ProtobufValue key, ProtobufValue element) {
    /** Types of one form can be read as each other. */
    enum Form {
        GENERAL_NUMBER,
        SIGNED_NUMBER,
        FIXED32,
        FIXED64,
        FLOAT,
        DOUBLE,
        STRING_OR_BYTES,
        MESSAGE,
        MAP
    }

    /** The coarser difference. */
    enum Kind {
        SCALAR,
        MESSAGE,
        MAP
    }

    static ProtobufValue of(ProtoType type, ProtobufTypes types, String scope) {
        if (type.isMap()) {
            return new ProtobufValue(
                    Form.MAP,
                    type.toString(),
                    Optional.empty(),
                    of(type.getKeyType(), types, scope),
                    of(type.getValueType(), types, scope));
        }
        if (type.isScalar()) {
            return simple(scalar(type.toString()), type.toString(), Optional.empty());
        }
        Optional<Type> named = types.find(type.toString(), scope);
        Optional<String> entry = named.flatMap(ProtobufTypes::mapType);
        if (entry.isPresent()) {
            return of(ProtoType.get(entry.get()), types, scope);
        }
        boolean isEnum = named.map(Type::isEnum).orElse(false);
        return simple(isEnum ? Form.GENERAL_NUMBER : Form.MESSAGE, type.toString(), named);
    }

    Kind kind() {
        return switch (form) {
            case MAP -> Kind.MAP;
            case MESSAGE -> Kind.MESSAGE;
            case GENERAL_NUMBER, SIGNED_NUMBER, FIXED32, FIXED64, FLOAT, DOUBLE, STRING_OR_BYTES -> Kind.SCALAR;
        };
    }

    private static ProtobufValue simple(Form form, String name, Optional<Type> type) {
        return new ProtobufValue(form, name, type, null, null);
    }

    private static Form scalar(String type) {
        return switch (type) {
            case "sint32", "sint64" -> Form.SIGNED_NUMBER;
            case "fixed32", "sfixed32" -> Form.FIXED32;
            case "fixed64", "sfixed64" -> Form.FIXED64;
            case "float" -> Form.FLOAT;
            case "double" -> Form.DOUBLE;
            case "string", "bytes" -> Form.STRING_OR_BYTES;
            default -> Form.GENERAL_NUMBER;
        };
    }
}
