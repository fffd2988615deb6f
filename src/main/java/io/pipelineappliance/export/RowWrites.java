package io.pipelineappliance.export;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.pipeline.Table;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/** Writes rows as {@link RowScan} reads them, some at the same time. Values of one row that were written at several times stay so. */
final class RowWrites {
    private static final int AT_ONCE = 128;

    /** Of a row without any value but its key, which has no time to be read; older than whatever is there. */
    private static final long UNKNOWN_TIME = 1;

    private final CqlSession session;
    private final CassandraAccess cassandra;
    private final PreparedStatement insert;
    private final int columns;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private volatile Throwable failure;

    RowWrites(CqlSession session, Table table, CassandraAccess cassandra) {
        List<String> names = RowScan.columns(table);
        this.session = session;
        this.cassandra = cassandra;
        this.columns = names.size();
        this.insert = session.prepare("INSERT INTO %s.%s (%s, %s) VALUES (?%s)"
                .formatted(
                        table.keyspace(),
                        table.name(),
                        table.primaryKey(),
                        String.join(", ", names),
                        ", ?".repeat(columns)));
    }

    /** @throws ApplianceException when an earlier row was not taken */
    void write(Row row) throws InterruptedException {
        SortedMap<Long, BoundStatementBuilder> byTime = new TreeMap<>();
        for (int column = 1; column <= columns; column++) {
            if (!row.isNull(column)) {
                long time = row.getLong(columns + column);
                byTime.computeIfAbsent(time, written -> statement(row, written))
                        .setBytesUnsafe(column, row.getBytesUnsafe(column));
            }
        }
        if (byTime.isEmpty()) {
            byTime.put(UNKNOWN_TIME, statement(row, UNKNOWN_TIME));
        }
        for (BoundStatementBuilder statement : byTime.values()) {
            send(statement);
        }
    }

    /** Values that are not bound are left as they are. */
    private BoundStatementBuilder statement(Row row, long time) {
        return insert.boundStatementBuilder()
                .setBytesUnsafe(0, row.getBytesUnsafe(0))
                .setExecutionProfileName(CassandraSessions.WRITES)
                .setQueryTimestamp(time)
                .setIdempotence(true);
    }

    private void send(BoundStatementBuilder statement) throws InterruptedException {
        free.acquire();
        requireTaken();
        session.executeAsync(statement.build()).whenComplete((result, error) -> {
            if (error != null) {
                failure = error;
            }
            free.release();
        });
    }

    /** Waits until all are taken. */
    void await() throws InterruptedException {
        free.acquire(AT_ONCE);
        free.release(AT_ONCE);
        requireTaken();
    }

    private void requireTaken() {
        Throwable refused = failure;
        if (refused != null) {
            throw new ApplianceException(
                    "Cassandra at %s does not take the rows (%s); look after it, then the same command goes on."
                            .formatted(cassandra, refused.getMessage()),
                    refused);
        }
    }
}
