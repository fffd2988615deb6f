package io.pipelineappliance.explore.table;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.pipelineappliance.explore.Masking;
import io.pipelineappliance.explore.table.Keyspaces.KeyspaceTables;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whatever a SELECT asks for, within bounds. */
public final class CqlConsole {
    /** For the rows of one page; the next page has as long again. */
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Duration QUICK = Duration.ofSeconds(4);
    private static final int PAGE = 500;
    private static final int MOST_TABLES = 2_000;

    private final CqlRequests requests;
    private final Masking masking;
    private final CqlValues values;

    CqlConsole(CqlRequests requests, Masking masking) {
        this.requests = requests;
        this.masking = masking;
        this.values = new CqlValues(masking);
    }

    /**
     * Runs a statement.
     *
     * @param mostRows and {@code mostBytes} of values: what a result may have; more is cut off
     * @throws io.pipelineappliance.explore.InvalidRequest when it is not one SELECT, or Cassandra refuses it
     */
    public CqlResult run(String statement, int mostRows, long mostBytes) throws InterruptedException {
        SelectStatement select = SelectStatement.of(statement, masking);
        long begin = System.nanoTime();
        AsyncResultSet page = requests.execute(
                SimpleStatement.newInstance(select.text()).setPageSize(Math.min(PAGE, mostRows)), LIMIT);
        List<CqlResult.CqlColumn> columns = columns(page);
        List<List<Object>> rows = new ArrayList<>();
        long bytes = 0;
        boolean truncated = false;
        while (!truncated) {
            for (Row row : page.currentPage()) {
                bytes += size(row);
                if (rows.size() == mostRows || bytes > mostBytes) {
                    truncated = true;
                    break;
                }
                rows.add(shown(row));
            }
            if (truncated || !page.hasMorePages()) {
                break;
            }
            page = requests.next(page, LIMIT);
        }
        return new CqlResult(columns, rows, truncated, (System.nanoTime() - begin) / 1_000_000);
    }

    private static List<CqlResult.CqlColumn> columns(AsyncResultSet page) {
        List<CqlResult.CqlColumn> columns = new ArrayList<>();
        for (ColumnDefinition column : page.getColumnDefinitions()) {
            columns.add(new CqlResult.CqlColumn(
                    column.getName().asInternal(), column.getType().asCql(false, true)));
        }
        return columns;
    }

    private List<Object> shown(Row row) {
        List<Object> shown = new ArrayList<>();
        for (int index = 0; index < row.size(); index++) {
            String name = row.getColumnDefinitions().get(index).getName().asInternal();
            shown.add(values.json(name, row.getObject(index)));
        }
        return shown;
    }

    private static long size(Row row) {
        long size = 0;
        for (int index = 0; index < row.size(); index++) {
            ByteBuffer bytes = row.getBytesUnsafe(index);
            size += bytes == null ? 0 : bytes.remaining();
        }
        return size;
    }

    /** What there is to select from. */
    public Keyspaces keyspaces() throws InterruptedException {
        AsyncResultSet page = requests.execute(
                SimpleStatement.newInstance("SELECT keyspace_name, table_name FROM system_schema.tables")
                        .setPageSize(MOST_TABLES),
                QUICK);
        Map<String, List<String>> tables = new TreeMap<>();
        page.currentPage()
                .forEach(row -> tables.computeIfAbsent(row.getString("keyspace_name"), name -> new ArrayList<>())
                        .add(row.getString("table_name")));
        List<KeyspaceTables> keyspaces = tables.entrySet().stream()
                .map(entry -> new KeyspaceTables(
                        entry.getKey(), entry.getValue().stream().sorted().toList()))
                .toList();
        return new Keyspaces(keyspaces, !page.hasMorePages());
    }
}
