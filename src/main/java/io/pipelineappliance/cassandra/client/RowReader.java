package io.pipelineappliance.cassandra.client;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.pipelineappliance.pipeline.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Reads rows of a pipeline's table by their primary keys. */
public final class RowReader {
    private final Supplier<CqlSession> sessions;
    private final Table table;
    private PreparedStatement select;

    /**
     * @param sessions the open session
     * @param table the table
     */
    public RowReader(Supplier<CqlSession> sessions, Table table) {
        this.sessions = sessions;
        this.table = table;
    }

    /**
     * Those of the rows that exist, in the order of the keys.
     *
     * @param keys values of the primary key as text
     * @return column to value, in the table's order of columns
     */
    public List<Map<String, Object>> rows(List<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        CqlSession session = sessions.get();
        List<CompletionStage<Row>> answers = keys.stream()
                .map(key -> session.executeAsync(select(session).bind(UUID.fromString(key)))
                        .thenApply(result -> result.one()))
                .toList();
        return answers.stream()
                .map(answer -> answer.toCompletableFuture().join())
                .filter(Objects::nonNull)
                .map(RowReader::columns)
                .toList();
    }

    private synchronized PreparedStatement select(CqlSession session) {
        if (select == null) {
            select = session.prepare("SELECT %s FROM %s.%s WHERE %s = ?"
                    .formatted(
                            String.join(", ", TableSchema.of(table).types().keySet()),
                            table.keyspace(),
                            table.name(),
                            table.primaryKey()));
        }
        return select;
    }

    private static Map<String, Object> columns(Row row) {
        Map<String, Object> columns = new LinkedHashMap<>();
        for (ColumnDefinition column : row.getColumnDefinitions()) {
            String name = column.getName().asInternal();
            columns.put(name, row.getObject(column.getName()));
        }
        return columns;
    }
}
