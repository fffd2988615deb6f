package io.pipelineappliance.cassandra.client;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.servererrors.InvalidConfigurationInQueryException;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.pipeline.Table;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sees to it that a pipeline's table is there and takes its rows. Never alters a table that exists. */
public final class CassandraTables {
    private static final Duration SCHEMA_CHANGE_LIMIT = Duration.ofSeconds(30);

    private final CqlSession session;
    private final Map<String, String> copies;

    /** Tables of a node that is alone. */
    public CassandraTables(CqlSession session) {
        this(session, Map.of(CassandraSessions.LOCAL_DATACENTER, "1"));
    }

    /** @param copies of a keyspace that has to be made: data centre to number; none where that is not known */
    public CassandraTables(CqlSession session, Map<String, String> copies) {
        this.session = session;
        this.copies = Map.copyOf(copies);
    }

    /**
     * Makes the keyspace and the table when they are absent.
     *
     * @throws ApplianceException when the table exists and cannot take the pipeline's rows, with every difference; when there is no
     *     keyspace and it is not known how many copies it is to have; or when the user may not make what is absent
     */
    public void ensure(Table table) {
        if (!fits(table)) {
            create(table, TableSchema.of(table));
            fits(table);
        }
    }

    /**
     * What {@link #ensure} would do, without doing it.
     *
     * @return in words
     * @throws ApplianceException as {@link #ensure} would, but for rights that are missing
     */
    public String plan(Table table) {
        String name = table.keyspace() + "." + table.name();
        if (fits(table)) {
            return name + " exists and fits";
        }
        if (exists(table.keyspace())) {
            return name + " will be made";
        }
        return name + " will be made, and its keyspace with replication " + replication(table.keyspace());
    }

    /** Whether the table is there; one that is and does not fit is an exception. */
    private boolean fits(Table table) {
        TableSchema actual = read(table);
        if (actual.types().isEmpty()) {
            return false;
        }
        List<String> differences = TableSchema.of(table).differencesTo(actual);
        if (!differences.isEmpty()) {
            throw new ApplianceException(("The Cassandra table %s.%s exists but cannot take the pipeline's rows: %s;"
                            + " the appliance never alters a table, so change, rename or drop it.")
                    .formatted(table.keyspace(), table.name(), String.join(", ", differences)));
        }
        return true;
    }

    private void create(Table table, TableSchema schema) {
        if (!exists(table.keyspace())) {
            change("CREATE KEYSPACE IF NOT EXISTS %s WITH replication = %s"
                    .formatted(table.keyspace(), replication(table.keyspace())));
        }
        change("CREATE TABLE IF NOT EXISTS %s.%s %s".formatted(table.keyspace(), table.name(), schema.definition()));
    }

    private boolean exists(String keyspace) {
        return session.execute(SimpleStatement.newInstance(
                                "SELECT keyspace_name FROM system_schema.keyspaces WHERE keyspace_name = ?", keyspace))
                        .one()
                != null;
    }

    private String replication(String keyspace) {
        if (copies.isEmpty()) {
            throw new ApplianceException(
                    ("Cassandra has no keyspace %s, and it is not known how many copies of each row it is to have;"
                                    + " set cassandra.replication, like {datacenter1: 3}, or make the keyspace.")
                            .formatted(keyspace));
        }
        return new TreeMap<>(copies)
                .entrySet().stream()
                        .map(entry -> "'%s': %s".formatted(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining(", ", "{'class': 'NetworkTopologyStrategy', ", "}"));
    }

    private void change(String statement) {
        try {
            session.execute(SimpleStatement.newInstance(statement).setTimeout(SCHEMA_CHANGE_LIMIT));
        } catch (UnauthorizedException e) {
            throw new ApplianceException(
                    "Cassandra refuses '%s' to the appliance's user (%s); grant it, or have it made by somebody who may."
                            .formatted(statement, e.getMessage()),
                    e);
        } catch (InvalidConfigurationInQueryException e) {
            throw new ApplianceException(
                    "Cassandra refuses '%s' (%s); correct cassandra.replication.".formatted(statement, e.getMessage()),
                    e);
        }
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
