package io.pipelineappliance.explore.table;

import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.pipelineappliance.pipeline.Table;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a table through, some columns of it, and counts. */
final class TableScan {
    static final int MOST_ROWS = 1_000_000;
    static final int NEWEST = 500;

    private static final String WRITTEN_AT = "ingested_at";
    private static final int PAGE = 5_000;
    /** Small, so that a row that is to be written never waits long behind it. */
    private static final int GENTLE_PAGE = 100;
    /** Four hundred rows a second: Cassandra leaves 10 KB of garbage for each. */
    private static final Duration GENTLE_REST = Duration.ofMillis(250);

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final CqlRequests requests;
    private final Table table;
    private final String timeColumn;
    private final List<Dimension> dimensions;
    private final Clock clock;

    /**
     * What a scan found.
     *
     * @param statistics of all rows that were read
     * @param newest primary keys of those that were written last, newest first
     */
    record Found(TableStatistics statistics, List<String> newest) {}

    private record Written(Instant at, String key) {}

    /**
     * @param timeColumn tells when a row belongs to
     * @param dimensions by what rows are counted
     */
    TableScan(CqlRequests requests, Table table, String timeColumn, List<Dimension> dimensions, Clock clock) {
        this.requests = requests;
        this.table = table;
        this.timeColumn = timeColumn;
        this.dimensions = dimensions;
        this.clock = clock;
    }

    /**
     * Reads all of it.
     *
     * @param gently with rests: nobody waits for it, and the pipeline writes at the same time
     */
    Found scan(boolean gently) throws InterruptedException {
        Instant asOf = clock.instant();
        RowCounts counts = new RowCounts(dimensions);
        PriorityQueue<Written> newest = new PriorityQueue<>(Comparator.comparing(Written::at));
        AsyncResultSet page =
                requests.execute(SimpleStatement.newInstance(select()).setPageSize(gently ? GENTLE_PAGE : PAGE), LIMIT);
        while (true) {
            for (Row row : page.currentPage()) {
                counts.add(
                        row.getInstant(timeColumn),
                        dimensions.stream()
                                .map(dimension -> row.getString(dimension.column()))
                                .toList());
                remember(newest, row);
            }
            if (!page.hasMorePages() || counts.rows() >= MOST_ROWS) {
                return new Found(counts.statistics(!page.hasMorePages(), asOf), keys(newest));
            }
            if (gently) {
                TimeUnit.MILLISECONDS.sleep(GENTLE_REST.toMillis());
            }
            page = requests.next(page, LIMIT);
        }
    }

    private String select() {
        Set<String> columns = new LinkedHashSet<>(List.of(table.primaryKey(), WRITTEN_AT, timeColumn));
        dimensions.forEach(dimension -> columns.add(dimension.column()));
        return "SELECT %s FROM %s.%s".formatted(String.join(", ", columns), table.keyspace(), table.name());
    }

    private void remember(PriorityQueue<Written> newest, Row row) {
        Instant at = row.getInstant(WRITTEN_AT);
        if (at == null) {
            return;
        }
        if (newest.size() == NEWEST) {
            if (!at.isAfter(newest.peek().at())) {
                return;
            }
            newest.poll();
        }
        newest.add(new Written(at, String.valueOf(row.getObject(table.primaryKey()))));
    }

    private static List<String> keys(PriorityQueue<Written> newest) {
        return Stream.of(newest.toArray(Written[]::new))
                .sorted(Comparator.comparing(Written::at).reversed())
                .map(Written::key)
                .collect(Collectors.toList());
    }
}
