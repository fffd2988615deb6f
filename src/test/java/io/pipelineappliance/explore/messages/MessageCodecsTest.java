package io.pipelineappliance.explore.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.Descriptor;
import io.pipelineappliance.explore.InvalidRequest;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class MessageCodecsTest {
    private static final Schema PERSON = new Schema.Parser().parse("""
            {"type": "record", "name": "Person", "fields": [
              {"name": "name", "type": "string"},
              {"name": "age", "type": ["null", "int"], "default": null},
              {"name": "tags", "type": {"type": "map", "values": "long"}, "default": {}},
              {"name": "sizes", "type": {"type": "array", "items": ["double", "string"]}, "default": []},
              {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["A", "B"]}, "default": "A"},
              {"name": "cost", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2},
               "default": "\\u0000"},
              {"name": "id", "type": {"type": "fixed", "name": "Id", "size": 2}, "default": "ab"}]}
            """);

    @Test
    void avroGoesToPlainJsonAndBack() throws Exception {
        String json = "{\"name\":\"Ann\",\"age\":31,\"tags\":{\"a\":9007199254740993},\"sizes\":[1.5,\"x\"],"
                + "\"kind\":\"B\",\"cost\":12.50,\"id\":\"cd\"}";

        byte[] bytes = AvroJson.encode(PERSON, JsonValues.read(json));

        assertThat(AvroJson.decode(PERSON, bytes, 0)).hasToString(json);
    }

    @Test
    void whatDoesNotFitAnAvroSchemaIsNamedByItsPath() {
        assertThatThrownBy(() -> AvroJson.encode(PERSON, JsonValues.read("{\"age\":1}")))
                .hasMessageContaining("$.name must be given");
        assertThatThrownBy(() -> AvroJson.encode(PERSON, JsonValues.read("{\"name\":\"a\",\"age\":\"x\"}")))
                .hasMessageContaining("$.age must be a whole number of 32 bits, but is \"x\"");
        assertThatThrownBy(() -> AvroJson.encode(PERSON, JsonValues.read("{\"name\":\"a\",\"nmae\":1}")))
                .hasMessageContaining("$.nmae must be left out");
        assertThatThrownBy(() -> AvroJson.encode(PERSON, JsonValues.read("{\"name\":\"a\",\"cost\":1.234}")))
                .hasMessageContaining("at most 2 decimals");
    }

    @Test
    void avroWithMoreAfterItsValueIsRefused() {
        byte[] bytes =
                AvroJson.encode(Schema.create(Schema.Type.INT), com.fasterxml.jackson.databind.node.IntNode.valueOf(3));

        assertThatThrownBy(() -> AvroJson.decode(Schema.create(Schema.Type.INT), new byte[] {bytes[0], 0}, 0))
                .hasMessageContaining("goes on after");
    }

    @Test
    void protobufGoesToJsonAndBackWithImportsMapsAndNestedMessages() throws Exception {
        ProtobufFile file = ProtobufFile.parse(
                """
                syntax = "proto3";
                package shop;
                import "google/protobuf/timestamp.proto";
                import "money.proto";
                message Order {
                  string id = 1; int64 count = 2; google.protobuf.Timestamp at = 3; map<string, int32> parts = 4;
                  optional string note = 5; repeated Line lines = 6; bank.Money price = 7;
                  enum State { OPEN = 0; PAID = 1; } State state = 8;
                  message Line { string what = 1; }
                }
                """, Map.of("money.proto", "syntax = \"proto3\"; package bank; message Money { int32 cents = 1; }"));
        Descriptor order = file.message(file.indexes("Order"));
        String json = """
                {"id": "1", "count": "5", "at": "2026-01-01T00:00:00Z", "parts": {"a": 3}, "note": "",
                 "lines": [{"what": "x"}], "price": {"cents": 7}, "state": "PAID"}""";

        byte[] bytes = ProtobufFile.bytes(order, json);

        assertThat(JsonValues.read(ProtobufFile.json(order, bytes, 0))).isEqualTo(JsonValues.read(json));
        assertThat(file.indexes("shop.Order.Line")).isEqualTo(List.of(0, 0));
        assertThatThrownBy(() -> ProtobufFile.bytes(order, "{\"nobody\": 1}")).hasMessageContaining("nobody");
    }

    @Test
    void aCursorIsReadAsItWasWritten() {
        List<PartitionRange> left = List.of(new PartitionRange(0, 3, 9), new PartitionRange(11, 0, 4_000_000_000L));

        assertThat(PageCursor.read(PageCursor.of(left))).isEqualTo(left);
        assertThat(PageCursor.of(List.of(new PartitionRange(0, 3, 3)))).isNull();
        assertThatThrownBy(() -> PageCursor.read("****")).isInstanceOf(InvalidRequest.class);
    }
}
