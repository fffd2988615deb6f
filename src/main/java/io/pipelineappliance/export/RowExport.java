package io.pipelineappliance.export;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.cassandra.client.CassandraTables;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.export.Compared.Content;
import io.pipelineappliance.pipeline.Table;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Rows of the pipeline's table, each with the time at which it was written: copied again it is the same row, and one that is newer at the
 * target stays.
 */
public final class RowExport implements ExportStep {
    private static final int PAGE = 1_000;
    private static final int UNDER_WAY = 64;

    private final CassandraAccess source;
    private final CassandraAccess target;
    private final Map<String, String> copies;
    private final Table table;
    private final List<String> columns = new ArrayList<>();
    private final String name;

    /**
     * @param source the appliance's
     * @param target where the table is made, unless it is there
     * @param copies of a keyspace that has to be made there: data centre to number
     * @param table whose rows
     */
    public RowExport(CassandraAccess source, CassandraAccess target, Map<String, String> copies, Table table) {
        this.source = source;
        this.target = target;
        this.copies = copies;
        this.table = table;
        name = table.keyspace() + "." + table.name();
        table.columns().forEach(column -> columns.add(column.name()));
        columns.addAll(List.of("ingested_at", "kafka_partition", "kafka_offset"));
    }

    @Override
    public List<Compared> run(Consumer<String> progress) throws InterruptedException {
        try (CqlSession from = CassandraSessions.open(source, "export");
                CqlSession to = CassandraSessions.open(target, "export")) {
            if (!exists(from)) {
                return List.of();
            }
            new CassandraTables(to, copies).ensure(table);
            copy(from, to, progress);
            return List.of(compare(from, to, progress));
        } catch (DriverException e) {
            throw failure(e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private boolean exists(CqlSession from) {
        return from.execute(
                                "SELECT table_name FROM system_schema.tables WHERE keyspace_name = ? AND table_name = ?",
                                table.keyspace(),
                                table.name())
                        .one()
                != null;
    }

    private void copy(CqlSession from, CqlSession to, Consumer<String> progress)
            throws ExecutionException, InterruptedException {
        PreparedStatement insert = to.prepare("INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        name,
                        String.join(", ", columns),
                        columns.stream().map(column -> "?").collect(Collectors.joining(", "))));
        long[] copied = {0};
        each(
                from,
                row -> {
                    BoundStatementBuilder statement = insert.boundStatementBuilder();
                    for (int column = 0; column < columns.size(); column++) {
                        // What is null stays unset: a deletion of nothing would be written otherwise.
                        if (!row.isNull(column)) {
                            statement = statement.setBytesUnsafe(column, row.getBytesUnsafe(column));
                        }
                    }
                    return to.executeAsync(statement
                                    .setQueryTimestamp(row.getLong(columns.size()))
                                    .setIdempotence(true)
                                    .setExecutionProfileName(CassandraSessions.WRITES)
                                    .build())
                            .toCompletableFuture();
                },
                (row, written) -> {
                    if (++copied[0] % PAGE == 0) {
                        progress.accept("Rows of %s: %,d copied".formatted(name, copied[0]));
                    }
                });
    }

    /** For each row of the appliance that of the same key at the target, which may have more. */
    private Compared compare(CqlSession from, CqlSession to, Consumer<String> progress)
            throws ExecutionException, InterruptedException {
        progress.accept("Rows of %s: reading both ends".formatted(name));
        PreparedStatement select = to.prepare(
                "SELECT %s FROM %s WHERE %s = ?".formatted(String.join(", ", columns), name, table.primaryKey()));
        int key = columns.indexOf(table.primaryKey());
        Sum ours = new Sum();
        Sum theirs = new Sum();
        each(
                from,
                row -> to.executeAsync(select.boundStatementBuilder()
                                .setBytesUnsafe(0, row.getBytesUnsafe(key))
                                .setIdempotence(true)
                                .build())
                        .toCompletableFuture(),
                (row, found) -> {
                    ours.add(row);
                    Row other = found.one();
                    if (other != null) {
                        theirs.add(other);
                    }
                });
        return new Compared("rows of " + name, ours.content(), theirs.content());
    }

    /** Does something with every row of the appliance, with many under way at once. */
    private void each(
            CqlSession from,
            Function<Row, CompletableFuture<AsyncResultSet>> begin,
            BiConsumer<Row, AsyncResultSet> end)
            throws ExecutionException, InterruptedException {
        record UnderWay(Row row, CompletableFuture<AsyncResultSet> outcome) {}
        Deque<UnderWay> underWay = new ArrayDeque<>();
        SimpleStatement all = SimpleStatement.newInstance(
                        "SELECT %s, WRITETIME(ingested_at) FROM %s".formatted(String.join(", ", columns), name))
                .setPageSize(PAGE);
        for (Row row : from.execute(all)) {
            underWay.add(new UnderWay(row, begin.apply(row)));
            if (underWay.size() >= UNDER_WAY) {
                UnderWay first = underWay.remove();
                end.accept(first.row(), first.outcome().get());
            }
        }
        for (UnderWay last : underWay) {
            end.accept(last.row(), last.outcome().get());
        }
    }

    /** Rows have no order that two clusters share, so their checksums are added up. */
    private final class Sum {
        private long count;
        private long sum;

        void add(Row row) {
            Checksum checksum = new Checksum();
            for (int column = 0; column < columns.size(); column++) {
                checksum.add(row.getBytesUnsafe(column));
            }
            sum += checksum.start();
            count++;
        }

        Content content() {
            return new Content(count, "%016x".formatted(sum));
        }
    }

    private ApplianceException failure(Throwable cause) {
        return new ApplianceException(
                "The rows of %s cannot be copied from %s to %s (%s); mend that, and start the export again."
                        .formatted(name, source, target, cause.getMessage()),
                cause);
    }
}
