package io.pipelineappliance.explore.table;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.ColumnDefinition;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.protocol.internal.util.Bytes;
import com.google.common.collect.Lists;
import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.Masking;
import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.pipeline.Table;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The rows of the pipeline's table. */
public final class TableExplorer {
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final int KEYS_AT_ONCE = 100;
    private static final String WRITTEN_AT = "ingested_at";

    private final CqlRequests requests;
    private final Table table;
    private final Masking masking;
    private final CqlValues values;
    private final Supplier<List<String>> justWritten;
    private final FreshScan scan;

    /**
     * @param requests to Cassandra
     * @param table the pipeline's
     * @param justWritten primary keys of the last rows, newest first, as the stream tells
     * @param scan the last time that the table was read through
     */
    TableExplorer(
            CqlRequests requests, Table table, Masking masking, Supplier<List<String>> justWritten, FreshScan scan) {
        this.requests = requests;
        this.table = table;
        this.masking = masking;
        this.values = new CqlValues(masking);
        this.justWritten = justWritten;
        this.scan = scan;
    }

    /** The table's columns, the key first. */
    public TableView table() throws InterruptedException {
        AsyncResultSet columns = requests.execute(
                SimpleStatement.newInstance(
                        "SELECT column_name, type, kind, position FROM system_schema.columns WHERE keyspace_name = ? AND table_name = ?",
                        table.keyspace(),
                        table.name()),
                LIMIT);
        Map<String, TableColumn> byName = new LinkedHashMap<>();
        for (Row row : columns.currentPage()) {
            String name = row.getString("column_name");
            String kind = row.getString("kind");
            String key = "partition_key".equals(kind) ? "partition" : "clustering".equals(kind) ? "clustering" : null;
            byName.put(name, new TableColumn(name, row.getString("type"), key, masking.hides(name)));
        }
        return new TableView(table.keyspace(), table.name(), inOrder(byName));
    }

    /** The pipeline's columns in its order, then what the sink adds and whatever else there is. */
    private List<TableColumn> inOrder(Map<String, TableColumn> byName) {
        Set<String> order = new LinkedHashSet<>();
        order.add(table.primaryKey());
        table.columns().forEach(column -> order.add(column.name()));
        order.addAll(byName.keySet());
        return order.stream().filter(byName::containsKey).map(byName::get).toList();
    }

    /**
     * A page of all rows, in the order in which Cassandra has them.
     *
     * @param cursor what the page before gave as the next; null for the first
     * @throws InvalidRequest when the cursor is none of this table's
     */
    public RowPage rows(int limit, String cursor) throws InterruptedException {
        SimpleStatement statement = SimpleStatement.newInstance(selectAll()).setPageSize(limit);
        AsyncResultSet page =
                requests.execute(cursor == null ? statement : statement.setPagingState(pagingState(cursor)), LIMIT);
        List<Map<String, Object>> rows = new ArrayList<>();
        page.currentPage().forEach(row -> rows.add(shown(row)));
        ByteBuffer next = page.hasMorePages() ? page.getExecutionInfo().getPagingState() : null;
        return new RowPage(
                rows,
                next == null ? null : Base64.getUrlEncoder().withoutPadding().encodeToString(Bytes.getArray(next)));
    }

    private static ByteBuffer pagingState(String cursor) {
        try {
            return ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("The cursor is none that this table gave; begin again without one.", e);
        }
    }

    /**
     * One row.
     *
     * @throws NotFound when there is none
     */
    public Map<String, Object> row(String id) throws InterruptedException {
        return byKeys(List.of(id)).stream()
                .findFirst()
                .map(this::shown)
                .orElseThrow(() -> new NotFound("%s.%s has no row with %s %s."
                        .formatted(table.keyspace(), table.name(), table.primaryKey(), id)));
    }

    private UUID key(String id) {
        try {
            return UUID.fromString(id.strip());
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(
                    "'%s' is no %s of a row, which is a UUID like 7a0eed16-9430-4d68-901f-c0d4c1c3bf00."
                            .formatted(id, table.primaryKey()),
                    e);
        }
    }

    /** The rows that were written last. */
    public NewestRows newest(int limit) throws InterruptedException {
        Optional<TableScan.Found> found = scan.lastAndRenew();
        List<String> written = justWritten.get();
        Set<String> keys = new LinkedHashSet<>(written);
        found.ifPresent(last -> keys.addAll(last.newest()));
        List<Map<String, Object>> rows = byKeys(
                        keys.stream().limit(limit + written.size()).toList())
                .stream()
                .filter(row -> row.getInstant(WRITTEN_AT) != null)
                .sorted(Comparator.comparing((Row row) -> row.getInstant(WRITTEN_AT))
                        .reversed())
                .limit(limit)
                .map(this::shown)
                .toList();
        Instant scannedAt = found.map(last -> last.statistics().asOf()).orElse(null);
        return new NewestRows(rows, scannedAt);
    }

    /** What all rows come to; waits for the first count. */
    public TableStatistics statistics() throws InterruptedException {
        return scan.awaitAndRenew().statistics();
    }

    /** Those that exist, many with one request: Cassandra needs longer to understand a request than to find a row. */
    private List<Row> byKeys(List<String> keys) throws InterruptedException {
        String select = selectAll() + " WHERE " + table.primaryKey() + " IN ?";
        List<Row> rows = new ArrayList<>();
        for (List<String> some : Lists.partition(keys, KEYS_AT_ONCE)) {
            List<UUID> ids = some.stream().map(this::key).toList();
            requests.execute(SimpleStatement.newInstance(select, ids), LIMIT)
                    .currentPage()
                    .forEach(rows::add);
        }
        return rows;
    }

    private String selectAll() {
        return "SELECT * FROM %s.%s".formatted(table.keyspace(), table.name());
    }

    private Map<String, Object> shown(Row row) {
        Map<String, Object> found = new LinkedHashMap<>();
        for (ColumnDefinition column : row.getColumnDefinitions()) {
            String name = column.getName().asInternal();
            found.put(name, values.json(name, row.getObject(column.getName())));
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put(table.primaryKey(), found.get(table.primaryKey()));
        table.columns().forEach(column -> shown.put(column.name(), found.get(column.name())));
        shown.putAll(found);
        return shown;
    }

    /** Ends what is under way. */
    public void close() {
        scan.close();
    }
}
