package io.pipelineappliance.assembly;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.cassandra.client.CassandraTables;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.pipeline.Table;
import java.util.Map;

/** The appliance's own session, and the pipeline's table, which it makes or checks. */
final class PreparedTable implements Component {
    private final CassandraAccess cassandra;
    private final Map<String, String> copies;
    private final Table table;
    private volatile CqlSession session;

    /** @param copies of a keyspace that has to be made: data centre to number */
    PreparedTable(CassandraAccess cassandra, Map<String, String> copies, Table table) {
        this.cassandra = cassandra;
        this.copies = copies;
        this.table = table;
    }

    /** The open session; only while the component runs. */
    CqlSession session() {
        CqlSession current = session;
        if (current == null) {
            throw new IllegalStateException("there is no Cassandra session yet");
        }
        return current;
    }

    @Override
    public void start() {
        session = CassandraSessions.open(cassandra, "appliance");
        new CassandraTables(session, copies).ensure(table);
    }

    @Override
    public Health check() {
        return session == null ? Health.down("the table is not there yet") : Health.up();
    }

    @Override
    public void close() {
        CqlSession current = session;
        session = null;
        if (current != null) {
            current.close();
        }
    }
}
