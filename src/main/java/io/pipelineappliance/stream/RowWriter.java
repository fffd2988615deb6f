package io.pipelineappliance.stream;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.NodeUnavailableException;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.connection.BusyConnectionException;
import com.datastax.oss.driver.api.core.connection.ClosedConnectionException;
import com.datastax.oss.driver.api.core.connection.ConnectionInitException;
import com.datastax.oss.driver.api.core.connection.HeartbeatException;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.servererrors.QueryExecutionException;
import com.datastax.oss.driver.api.core.servererrors.ServerError;
import io.github.resilience4j.core.IntervalFunction;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.pipeline.Table;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Upserts rows asynchronously. While Cassandra does not answer, a write waits and is tried again, for as long as it takes. */
final class RowWriter {
    private static final Logger LOG = LoggerFactory.getLogger(RowWriter.class);
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(50), 2.0, 0.3, Duration.ofSeconds(1));

    private final CqlSession session;
    private final PreparedStatement insert;
    private final int primaryKeyIndex;
    private final AtomicLong lastTimestamp = new AtomicLong();

    RowWriter(CqlSession session, Table table) {
        this.session = session;
        this.insert = session.prepare(insertStatement(table));
        this.primaryKeyIndex = IntStream.range(0, table.columns().size())
                .filter(index -> table.columns().get(index).name().equals(table.primaryKey()))
                .findFirst()
                .orElseThrow();
    }

    static String insertStatement(Table table) {
        String columns = table.columns().stream().map(Table.Column::name).collect(Collectors.joining(", "));
        return "INSERT INTO %s.%s (%s, ingested_at, kafka_partition, kafka_offset) VALUES (%s, ?, ?, ?)"
                .formatted(
                        table.keyspace(),
                        table.name(),
                        columns,
                        "?, ".repeat(table.columns().size() - 1) + "?");
    }

    void write(Object[] values, SourceRow source, PartitionReceipts receipts, InFlight inFlight) {
        Instant ingestedAt = Instant.now();
        Object[] row = new Object[values.length + 3];
        System.arraycopy(values, 0, row, 0, values.length);
        row[values.length] = ingestedAt;
        row[values.length + 1] = source.partition();
        row[values.length + 2] = source.offset();
        // Fixed now and kept over retries: of two writes to one row the later record wins, whichever is acknowledged
        // last.
        BoundStatement statement = insert.bind(row)
                .setExecutionProfileName(CassandraSessions.WRITES)
                .setQueryTimestamp(nextTimestamp())
                .setIdempotent(true);
        Runnable acknowledged = () -> {
            try {
                receipts.written(source, String.valueOf(values[primaryKeyIndex]));
            } finally {
                inFlight.succeeded();
            }
        };
        execute(statement, 1, acknowledged, receipts, inFlight);
    }

    private void execute(
            BoundStatement statement,
            int attempt,
            Runnable acknowledged,
            PartitionReceipts receipts,
            InFlight inFlight) {
        session.executeAsync(statement).whenComplete((result, error) -> {
            if (error == null) {
                acknowledged.run();
            } else if (inFlight.isAbandoned()) {
                inFlight.failed(error);
            } else if (isTransient(error)) {
                receipts.retried();
                logRetry(error, attempt);
                CompletableFuture.delayedExecutor(BACKOFF.apply(attempt), TimeUnit.MILLISECONDS)
                        .execute(() -> execute(statement, attempt + 1, acknowledged, receipts, inFlight));
            } else {
                inFlight.failed(error);
            }
        });
    }

    /** Whether the same statement can succeed later: the node is away or overloaded, as opposed to refusing the statement. */
    static boolean isTransient(Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        if (cause instanceof AllNodesFailedException all && !all.getAllErrors().isEmpty()) {
            return all.getAllErrors().values().stream().flatMap(List::stream).allMatch(RowWriter::isTransient);
        }
        return cause instanceof AllNodesFailedException
                || cause instanceof NodeUnavailableException
                || cause instanceof DriverTimeoutException
                || cause instanceof ClosedConnectionException
                || cause instanceof RequestThrottlingException
                || cause instanceof QueryExecutionException
                // What a node says of itself while it goes down.
                || cause instanceof ServerError
                || cause instanceof HeartbeatException
                || cause instanceof BusyConnectionException
                || cause instanceof ConnectionInitException
                || cause instanceof IOException;
    }

    private static void logRetry(Throwable error, int attempt) {
        if (attempt == 1) {
            LOG.warn("Cassandra did not take a write; it is tried again until it does: {}", error.getMessage());
        }
    }

    private long nextTimestamp() {
        long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        return lastTimestamp.updateAndGet(last -> Math.max(last + 1, now));
    }
}
