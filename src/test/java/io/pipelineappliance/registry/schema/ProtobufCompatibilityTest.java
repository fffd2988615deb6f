package io.pipelineappliance.registry.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProtobufCompatibilityTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "message A { int32 a = 1; } | message A { int32 b = 1; } |",
                "message A { int32 a = 1; } | message A { int64 a = 1; } |",
                "message A { int32 a = 1; } | message A { bool a = 1; } |",
                "message A { string a = 1; } | message A { bytes a = 1; } |",
                "message A { string a = 1; } | message A { repeated string a = 1; } |",
                "message A { int32 a = 1; } | message A { int32 a = 1; int32 b = 2; } |",
                "message A { int32 a = 1; int32 b = 2; } | message A { int32 a = 1; } |",
                "message A { E e = 1; enum E { X = 0; } } | message A { int32 e = 1; } |",
                "message A { oneof c { int32 a = 1; } } | message A { oneof c { int32 a = 1; int32 b = 2; } } |",
                "message A { oneof c { int32 a = 1; int32 b = 2; } } | message A { int32 a = 1; int32 b = 2; } |",
                "message A { oneof c { int32 a = 1; } } | message A { int32 z = 9; } |",
                "message A {} | message A {} message B {} |",
                "message A { map<string, int32> m = 1; } | message A { map<string, int64> m = 1; } |",
                "message A { int32 a = 1; } | message A { string a = 1; } | FIELD_SCALAR_KIND_CHANGED",
                "message A { int32 a = 1; } | message A { sint32 a = 1; } | FIELD_SCALAR_KIND_CHANGED",
                "message A { int32 a = 1; } | message A { repeated int32 a = 1; } | FIELD_NUMERIC_LABEL_CHANGED",
                "message A { int32 a = 1; } message B {} | message A { B a = 1; } message B {} | FIELD_KIND_CHANGED",
                "message A { B a = 1; } message B {} message C {} | message A { C a = 1; } message B {} message C {} | FIELD_NAMED_TYPE_CHANGED",
                "message A { map<string, int32> m = 1; } | message A { map<string, string> m = 1; } | FIELD_SCALAR_KIND_CHANGED",
                "message A {} message B {} | message A {} | MESSAGE_REMOVED",
                "message A { int32 a = 1; int32 b = 2; } | message A { oneof c { int32 a = 1; int32 b = 2; } } | FIELD_MOVED_TO_EXISTING_ONEOF",
                "message A { oneof c { int32 a = 1; int32 b = 2; } } | message A { oneof c { int32 a = 1; } } | ONEOF_FIELD_REMOVED",
                "message A { optional int32 a = 1; } | message A { optional int32 a = 1; required int32 b = 2; } | REQUIRED_FIELD_ADDED",
                "package a; message A {} | package b; message A {} | PACKAGE_CHANGED",
                "message A { message B { int32 b = 1; } } | message A { message B { string b = 1; } } | FIELD_SCALAR_KIND_CHANGED",
            })
    void updateReadsWhatTheOriginalWroteUnlessTheWireFormIsAnother(String original, String update, String obstacle) {
        List<String> obstacles = parse(update).obstaclesToReading(parse(original), Sides.BACKWARD);

        if (obstacle == null) {
            assertThat(obstacles).isEmpty();
        } else {
            assertThat(obstacles.toString()).contains("\"" + obstacle + "\"");
        }
    }

    @Test
    void importedTypesAreComparedWhereTheyAreUsed() {
        String file = "import \"part.proto\"; message Whole { parts.Part part = 1; }";
        ParsedSchema original = parse(file, "package parts; message Part { int32 a = 1; }");

        assertThat(parse(file, "package parts; message Part { int64 a = 1; }")
                        .obstaclesToReading(original, Sides.BACKWARD))
                .isEmpty();
        assertThat(parse(file, "package parts; message Part { string a = 1; }")
                        .obstaclesToReading(original, Sides.BACKWARD)
                        .toString())
                .contains("FIELD_SCALAR_KIND_CHANGED", "FIELD_NAMED_TYPE_CHANGED");
    }

    private static ParsedSchema parse(String schema) {
        String syntax = schema.contains("required") ? "proto2" : "proto3";
        return SchemaParser.parse(SchemaType.PROTOBUF, "syntax = \"" + syntax + "\"; " + schema, List.of(), true);
    }

    private static ParsedSchema parse(String schema, String part) {
        String syntax = "syntax = \"proto3\"; ";
        return SchemaParser.parse(
                SchemaType.PROTOBUF, syntax + schema, List.of(new ReferencedSchema("part.proto", syntax + part)), true);
    }
}
