package io.pipelineappliance.cassandra.client;

import io.pipelineappliance.pipeline.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a table looks like.
 *
 * @param types CQL type by column name, in the columns' order
 * @param primaryKey names of the key's columns, in order
 */
record TableSchema(Map<String, String> types, List<String> primaryKey) {

    /** The table that the sink writes: the pipeline's columns, when the row came and from where. */
    static TableSchema of(Table table) {
        Map<String, String> types = new LinkedHashMap<>();
        table.columns().forEach(column -> types.put(column.name(), column.type()));
        types.put("ingested_at", "timestamp");
        types.put("kafka_partition", "int");
        types.put("kafka_offset", "bigint");
        return new TableSchema(types, List.of(table.primaryKey()));
    }

    /**
     * What keeps a table of another schema from taking this one's rows, a phrase each. Columns that it has beyond are
     * fine.
     */
    List<String> differencesTo(TableSchema actual) {
        List<String> differences = new ArrayList<>();
        types.forEach((name, type) -> {
            String actualType = actual.types.get(name);
            if (actualType == null) {
                differences.add("column %s %s is missing".formatted(name, type));
            } else if (!actualType.equalsIgnoreCase(type)) {
                differences.add("column %s is %s instead of %s".formatted(name, actualType, type));
            }
        });
        if (!primaryKey.equals(actual.primaryKey)) {
            differences.add("its primary key is (%s) instead of (%s)"
                    .formatted(String.join(", ", actual.primaryKey), String.join(", ", primaryKey)));
        }
        return differences;
    }

    /** The columns and the key as CREATE TABLE wants them, in parentheses. */
    String definition() {
        List<String> parts = new ArrayList<>();
        types.forEach((name, type) -> parts.add(name + " " + type));
        parts.add("PRIMARY KEY (" + String.join(", ", primaryKey) + ")");
        return "(" + String.join(", ", parts) + ")";
    }
}
