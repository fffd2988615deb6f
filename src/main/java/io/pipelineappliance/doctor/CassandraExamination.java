package io.pipelineappliance.doctor;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.cassandra.client.CassandraTables;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.pipeline.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A Cassandra that runs elsewhere: let in, new enough, in the data centre that is named, and the table there or allowed to be made. */
public final class CassandraExamination implements Examination {
    private static final String OLDEST = "3.11";

    private final CassandraAccess cassandra;
    private final Map<String, String> copies;
    private final Table table;

    /** What Cassandra calls the rights that the appliance needs. */
    private enum Permission {
        CREATE,
        SELECT,
        MODIFY
    }

    /**
     * @param cassandra where it is and how to be let in
     * @param copies of a keyspace that has to be made: data centre to number
     * @param table what the pipeline writes
     */
    public CassandraExamination(CassandraAccess cassandra, Map<String, String> copies, Table table) {
        this.cassandra = cassandra;
        this.copies = Map.copyOf(copies);
        this.table = table;
    }

    @Override
    public String component() {
        return "cassandra";
    }

    @Override
    public String address() {
        return cassandra.toString();
    }

    @Override
    public void make(Findings findings) throws InterruptedException {
        if (!new Reach("cassandra.contact-points", cassandra.nodes()).check(findings)) {
            return;
        }
        CqlSession[] opened = new CqlSession[1];
        if (!findings.check("authenticate", () -> {
            opened[0] = CassandraSessions.open(cassandra, "doctor");
            return cassandra.user().isEmpty() ? "no password wanted" : "as " + cassandra.user();
        })) {
            return;
        }
        try (CqlSession session = opened[0]) {
            findings.check("version", () -> version(session));
            findings.check("data centre", () -> dataCenter(session));
            findings.check(ClockSkew.CHECK, () -> clock(session));
            findings.check("table", () -> new CassandraTables(session, copies).plan(table));
            findings.check("rights", () -> rights(session));
        }
    }

    private static String version(CqlSession session) {
        String version =
                one(session, "SELECT release_version FROM system.local").getString(0);
        if (compare(Objects.requireNonNull(version), OLDEST) < 0) {
            throw new ApplianceException(
                    "Cassandra is %s, and the appliance needs %s or newer; upgrade it.".formatted(version, OLDEST));
        }
        return version;
    }

    private static int compare(String version, String other) {
        String[] left = version.split("[.-]");
        String[] right = other.split("[.-]");
        int major = Integer.compare(Integer.parseInt(left[0]), Integer.parseInt(right[0]));
        return major != 0 ? major : Integer.compare(Integer.parseInt(left[1]), Integer.parseInt(right[1]));
    }

    private String dataCenter(CqlSession session) {
        Set<String> known = session.getMetadata().getNodes().values().stream()
                .map(Node::getDatacenter)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        if (!known.contains(cassandra.dataCenter())) {
            throw new ApplianceException("cassandra.data-center: there is no data centre %s; this Cassandra has %s."
                    .formatted(cassandra.dataCenter(), String.join(", ", known)));
        }
        return cassandra.dataCenter();
    }

    private static String clock(CqlSession session) {
        Instant asked = Instant.now();
        Instant theirs =
                one(session, "SELECT toTimestamp(now()) FROM system.local").getInstant(0);
        return ClockSkew.of(Objects.requireNonNull(theirs), asked, Duration.ofMillis(1));
    }

    private String rights(CqlSession session) {
        if (cassandra.user().isEmpty()) {
            return "everybody may do everything";
        }
        Set<Permission> held = EnumSet.noneOf(Permission.class);
        try {
            if (isSuperuser(session)) {
                return cassandra.user() + " is a superuser";
            }
            for (Row row : all(session, "LIST ALL PERMISSIONS OF \"" + cassandra.user() + "\"")) {
                if (covers(Objects.requireNonNull(row.getString("resource")))) {
                    hold(held, Objects.requireNonNull(row.getString("permission")));
                }
            }
        } catch (DriverException e) {
            return "cannot be asked for (" + e.getMessage() + ")";
        }
        Set<Permission> missing = EnumSet.complementOf(EnumSet.copyOf(held));
        if (new CassandraTables(session, copies).plan(table).endsWith("fits")) {
            missing.remove(Permission.CREATE);
        }
        if (!missing.isEmpty()) {
            throw new ApplianceException("Cassandra's user %s may not %s on %s.%s; grant it."
                    .formatted(
                            cassandra.user(),
                            missing.stream().map(Enum::name).collect(Collectors.joining(", ")),
                            table.keyspace(),
                            table.name()));
        }
        return "all that is needed";
    }

    private boolean isSuperuser(CqlSession session) {
        return all(session, "LIST ROLES OF \"" + cassandra.user() + "\"").stream()
                .anyMatch(row -> row.getBoolean("super"));
    }

    private boolean covers(String resource) {
        return resource.equals("<all keyspaces>")
                || resource.equals("<keyspace " + table.keyspace() + ">")
                || resource.equals("<table " + table.keyspace() + "." + table.name() + ">");
    }

    private static void hold(Set<Permission> held, String name) {
        for (Permission permission : Permission.values()) {
            if (permission.name().equals(name)) {
                held.add(permission);
            }
        }
    }

    private static Row one(CqlSession session, String statement) {
        return all(session, statement).get(0);
    }

    private static List<Row> all(CqlSession session, String statement) {
        return session.execute(SimpleStatement.newInstance(statement).setTimeout(PATIENCE))
                .all();
    }
}
