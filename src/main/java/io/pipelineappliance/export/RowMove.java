package io.pipelineappliance.export;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.cassandra.client.CassandraTables;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.pipeline.Table;
import java.util.List;
import java.util.Map;

/**
 * All rows of a table, each value with the time at which it was written. So the same row twice is one row, a newer one at the target stays as it
 * is, and after an interruption it can begin anew.
 */
public final class RowMove implements Move {
    private final CassandraAccess source;
    private final CassandraAccess target;
    private final Map<String, String> copies;
    private final Table table;
    private CqlSession from;
    private CqlSession into;
    private RowChecksum copied = new RowChecksum();

    /** @param copies of a keyspace that has to be made at the target: data centre to number */
    public RowMove(CassandraAccess source, CassandraAccess target, Map<String, String> copies, Table table) {
        this.source = source;
        this.target = target;
        this.copies = Map.copyOf(copies);
        this.table = table;
    }

    @Override
    public String title() {
        return "rows of %s of Cassandra at %s to %s".formatted(name(), source, target);
    }

    @Override
    public void check() {
        from = CassandraSessions.open(source, "export-source");
        into = CassandraSessions.open(target, "export-target");
        if (hostId(from).equals(hostId(into))) {
            throw new ApplianceException(
                    "Cassandra at %s is the appliance's own; give --to the address of another one.".formatted(target));
        }
        new CassandraTables(from).plan(table);
        new CassandraTables(into, copies).plan(table);
    }

    private static Object hostId(CqlSession session) {
        return session.execute("SELECT host_id FROM system.local").one().getUuid("host_id");
    }

    @Override
    public void copy(Progress progress) throws InterruptedException {
        new CassandraTables(into, copies).ensure(table);
        copied = new RowChecksum();
        try {
            RowWrites writes = new RowWrites(into, table, target);
            for (Row row : new RowScan(from, table)) {
                copied.add(row);
                writes.write(row);
                progress.count("rows", copied.count(), copied.count());
            }
            writes.await();
        } catch (DriverException e) {
            throw failure(source, e);
        }
        progress.say("  rows: %,d".formatted(copied.count()));
    }

    @Override
    public List<Comparison> compare(Progress progress) {
        RowChecksum there = new RowChecksum();
        try {
            for (Row row : new RowScan(into, table)) {
                there.add(row);
                progress.count("rows read at the target", there.count(), copied.count());
            }
        } catch (DriverException e) {
            throw failure(target, e);
        }
        return List.of(
                new Comparison("table " + name(), copied.count(), there.count(), copied.text(), there.text()));
    }

    private ApplianceException failure(CassandraAccess cassandra, DriverException cause) {
        return new ApplianceException(
                "Rows of %s cannot be read from Cassandra at %s (%s); look after it, then the same command goes on."
                        .formatted(name(), cassandra, cause.getMessage()),
                cause);
    }

    private String name() {
        return table.keyspace() + "." + table.name();
    }

    @Override
    public void close() {
        for (CqlSession session : new CqlSession[] {from, into}) {
            if (session != null) {
                session.closeAsync();
            }
        }
    }
}
