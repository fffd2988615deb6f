package io.pipelineappliance.testing;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The rows of one table.
 *
 * @param session asks for them
 * @param table {@code keyspace.table}
 */
record TableRows(CqlSession session, String table) {
    private static final String COLUMNS =
            "SELECT column_name, kind, position FROM system_schema.columns WHERE keyspace_name = ? AND table_name = ?";

    TableRows {
        if (table.split("\\.").length != 2) {
            throw new IllegalArgumentException(table + " is not a table; write keyspace.table");
        }
    }

    /** The row of these values of the primary key's columns. */
    Optional<Row> find(Object... key) {
        List<String> columns = keyColumns();
        if (columns.size() != key.length) {
            throw new IllegalArgumentException(
                    columns.isEmpty()
                            ? table + " does not exist"
                            : "the primary key of " + table + " is " + columns + "; give a value for each");
        }
        String condition = columns.stream().map(column -> column + " = ?").collect(Collectors.joining(" AND "));
        return Optional.ofNullable(session.execute("SELECT * FROM " + table + " WHERE " + condition, key)
                .one());
    }

    private List<String> keyColumns() {
        String[] name = table.split("\\.");
        // Partition keys come first, and "partition_key" comes after "clustering".
        return session.execute(COLUMNS, name[0], name[1]).all().stream()
                .filter(column -> !column.getString("kind").equals("regular")
                        && !column.getString("kind").equals("static"))
                .sorted(Comparator.<Row, String>comparing(column -> column.getString("kind"))
                        .reversed()
                        .thenComparingInt(column -> column.getInt("position")))
                .map(column -> '"' + column.getString("column_name") + '"')
                .toList();
    }

    /** The first rows and how many there are. */
    String describe(int count) {
        long all = session.execute("SELECT count(*) FROM " + table).one().getLong(0);
        if (all == 0) {
            return "no row";
        }
        return all + " rows, among them:\n  "
                + session.execute("SELECT * FROM " + table + " LIMIT " + count).all().stream()
                        .map(Row::getFormattedContents)
                        .collect(Collectors.joining("\n  "));
    }
}
