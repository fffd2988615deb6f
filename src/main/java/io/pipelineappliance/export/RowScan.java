package io.pipelineappliance.export;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.pipelineappliance.cassandra.client.CassandraTables;
import io.pipelineappliance.pipeline.Table;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** All rows of a table, page by page: the key, then each other column, then the times at which those were written. */
final class RowScan implements Iterable<Row> {
    private static final int PAGE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CqlSession session;
    private final Table table;

    RowScan(CqlSession session, Table table) {
        this.session = session;
        this.table = table;
    }

    /** The columns apart from the key. */
    static List<String> columns(Table table) {
        return CassandraTables.columns(table).stream()
                .filter(column -> !column.equals(table.primaryKey()))
                .toList();
    }

    @Override
    public Iterator<Row> iterator() {
        List<String> columns = columns(table);
        String times = columns.stream().map("WRITETIME(%s)"::formatted).collect(Collectors.joining(", "));
        return session.execute(SimpleStatement.newInstance("SELECT %s, %s, %s FROM %s.%s"
                                .formatted(
                                        table.primaryKey(),
                                        String.join(", ", columns),
                                        times,
                                        table.keyspace(),
                                        table.name()))
                        .setPageSize(PAGE)
                        .setTimeout(PATIENCE))
                .iterator();
    }
}
