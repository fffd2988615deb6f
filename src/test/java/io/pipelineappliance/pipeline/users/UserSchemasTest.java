package io.pipelineappliance.pipeline.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.pipeline.Table.Column;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserSchemasTest {
    private final UsersPipeline pipeline = new UsersPipeline();
    private final List<String> columns =
            pipeline.table().columns().stream().map(Column::name).toList();

    @Test
    void theJsonSchemaHasTheTablesFieldsAndNoOthers() {
        JsonNode schema = Person.json(pipeline.jsonSchema());
        List<String> properties = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(properties::add);

        assertThat(properties).isEqualTo(columns);
        assertThat(schema.path("required")).extracting(JsonNode::asText).isEqualTo(columns);
        assertThat(schema.path("additionalProperties").isBoolean()).isTrue();
        assertThat(schema.path("additionalProperties").booleanValue()).isFalse();
    }

    @Test
    void theAvroSchemaHasTheTablesFieldsInTheirOrder() {
        JsonNode schema = Person.json(pipeline.avroSchema());

        assertThat(schema.path("fields"))
                .extracting(field -> field.path("name").asText())
                .isEqualTo(columns);
        assertThat(schema.at("/fields/0/type"))
                .isEqualTo(Person.json("{\"type\":\"string\",\"logicalType\":\"uuid\"}"));
        assertThat(schema.at("/fields/8/type"))
                .isEqualTo(Person.json("{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}"));
        assertThat(schema.path("namespace").asText() + '.' + schema.path("name").asText())
                .isEqualTo(pipeline.recordName());
    }

    /** A registry takes every other text for a new version, and old records name the old one. */
    @Test
    void theSchemasAreTheSameAtEveryCall() {
        assertThat(pipeline.avroSchema()).isEqualTo(new UsersPipeline().avroSchema());
        assertThat(pipeline.jsonSchema()).isEqualTo(new UsersPipeline().jsonSchema());
    }
}
