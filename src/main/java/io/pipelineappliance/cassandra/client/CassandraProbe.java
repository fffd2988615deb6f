package io.pipelineappliance.cassandra.client;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.NodeState;
import io.pipelineappliance.component.ApplianceException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks Cassandra something small, and the driver which nodes are away. */
public final class CassandraProbe implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final SimpleStatement QUESTION = SimpleStatement.newInstance(
                    "SELECT release_version FROM system.local")
            .setTimeout(PATIENCE);

    private final CassandraAccess cassandra;
    private CqlSession session;

    /** @param cassandra where it is and how to be let in */
    public CassandraProbe(CassandraAccess cassandra) {
        this.cassandra = cassandra;
    }

    /**
     * Asks.
     *
     * @return which nodes are away although others answer
     * @throws ApplianceException when none answers
     */
    public synchronized Optional<String> ask() {
        if (session == null) {
            session = CassandraSessions.open(cassandra, "watch");
        }
        try {
            session.execute(QUESTION);
        } catch (DriverException e) {
            throw new ApplianceException(
                    "Cassandra at " + cassandra
                            + " does not answer; start it, or wait: rows are written as soon as it is back, and none is lost.",
                    e);
        }
        return notice();
    }

    private Optional<String> notice() {
        List<Node> away = session.getMetadata().getNodes().values().stream()
                .filter(node -> node.getState() == NodeState.DOWN || node.getState() == NodeState.FORCED_DOWN)
                .toList();
        return away.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Of Cassandra's %d nodes %s cannot be reached; rows go on as long as enough replicas answer."
                                .formatted(
                                        session.getMetadata().getNodes().size(),
                                        away.stream()
                                                .map(node -> node.getEndPoint().toString())
                                                .collect(Collectors.joining(", "))));
    }

    @Override
    public synchronized void close() {
        if (session != null) {
            session.closeAsync();
            session = null;
        }
    }
}
