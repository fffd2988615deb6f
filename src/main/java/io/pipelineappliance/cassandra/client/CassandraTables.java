package io.pipelineappliance.cassandra.client;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.pipeline.Table;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sees to it that a pipeline's table is there and takes its rows. Never alters a table that exists. */
public final class CassandraTables {
    private static final Duration SCHEMA_CHANGE_LIMIT = Duration.ofSeconds(30);

    private final CqlSession session;

    public CassandraTables(CqlSession session) {
        this.session = session;
    }

    /**
     * Makes the keyspace and the table when they are absent.
     *
     * @throws ApplianceException when the table exists and cannot take the pipeline's rows; names every difference
     */
    public void ensure(Table table) {
        TableSchema wanted = TableSchema.of(table);
        TableSchema actual = read(table);
        if (actual.types().isEmpty()) {
            create(table, wanted);
            actual = read(table);
        }
        List<String> differences = wanted.differencesTo(actual);
        if (!differences.isEmpty()) {
            throw new ApplianceException(("The Cassandra table %s.%s exists but cannot take the pipeline's rows: %s;"
                            + " the appliance never alters a table, so change, rename or drop it.")
                    .formatted(table.keyspace(), table.name(), String.join(", ", differences)));
        }
    }

    private void create(Table table, TableSchema schema) {
        change(("CREATE KEYSPACE IF NOT EXISTS %s"
                        + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}")
                .formatted(table.keyspace()));
        change("CREATE TABLE IF NOT EXISTS %s.%s %s".formatted(table.keyspace(), table.name(), schema.definition()));
    }

    private void change(String statement) {
        session.execute(SimpleStatement.newInstance(statement).setTimeout(SCHEMA_CHANGE_LIMIT));
    }

    private TableSchema read(Table table) {
        List<Row> columns = session.execute(SimpleStatement.newInstance(
                        "SELECT column_name, type, kind, position FROM system_schema.columns"
                                + " WHERE keyspace_name = ? AND table_name = ?",
                        table.keyspace(),
                        table.name()))
                .all();
        Map<String, String> types = new LinkedHashMap<>();
        columns.forEach(column -> types.put(column.getString("column_name"), column.getString("type")));
        return new TableSchema(types, primaryKey(columns));
    }

    private static List<String> primaryKey(List<Row> columns) {
        return columns.stream()
                .filter(column -> isKey(column.getString("kind")))
                .sorted(Comparator.<Row, Boolean>comparing(column -> "clustering".equals(column.getString("kind")))
                        .thenComparing(column -> column.getInt("position")))
                .map(column -> column.getString("column_name"))
                .toList();
    }

    private static boolean isKey(String kind) {
        return "partition_key".equals(kind) || "clustering".equals(kind);
    }
}
