package io.pipelineappliance.assembly;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.cassandra.client.CassandraTables;
import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.CassandraConfig;
import io.pipelineappliance.pipeline.Table;

/** The appliance's own session, and the pipeline's table, which it makes or checks. */
final class PreparedTable implements Component {
    private final CassandraConfig config;
    private final Table table;
    private volatile CqlSession session;

    PreparedTable(CassandraConfig config, Table table) {
        this.config = config;
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
        session = CassandraSessions.open(config.port(), "appliance");
        new CassandraTables(session).ensure(table);
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
