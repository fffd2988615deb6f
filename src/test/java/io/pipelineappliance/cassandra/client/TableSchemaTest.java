package io.pipelineappliance.cassandra.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.pipeline.Table;
import io.pipelineappliance.pipeline.Table.Column;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableSchemaTest {
    private static final TableSchema WANTED = TableSchema.of(
            new Table("shop", "orders", "id", List.of(new Column("id", "uuid"), new Column("item", "text"))));

    @Test
    void addsWhereARowCameFromToTheColumnsOfThePipeline() {
        assertThat(WANTED.definition())
                .isEqualTo("(id uuid, item text, ingested_at timestamp, kafka_partition int, kafka_offset bigint,"
                        + " PRIMARY KEY (id))");
    }

    @Test
    void takesATableWithMoreColumns() {
        Map<String, String> types = new HashMap<>(WANTED.types());
        types.put("note", "text");

        assertThat(WANTED.differencesTo(new TableSchema(types, List.of("id")))).isEmpty();
    }

    @Test
    void namesAMissingColumnAnotherTypeAndAnotherKey() {
        Map<String, String> types = new HashMap<>(WANTED.types());
        types.remove("kafka_offset");
        types.put("item", "blob");

        assertThat(WANTED.differencesTo(new TableSchema(types, List.of("item", "id"))))
                .containsExactlyInAnyOrder(
                        "column kafka_offset bigint is missing",
                        "column item is blob instead of text",
                        "its primary key is (item, id) instead of (id)");
    }
}
