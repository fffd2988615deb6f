package io.pipelineappliance.assembly;

import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.table.TableApi;
import io.pipelineappliance.explore.table.CassandraExplorer;
import io.pipelineappliance.explore.table.Dimension;
import java.time.Clock;
import java.util.List;

/** The area that shows what is in Cassandra. */
final class CassandraAreas {
    /** By what the people are counted; an address ends with the country. */
    private static final List<Dimension> DIMENSIONS = List.of(
            new Dimension(
                    "country",
                    "address",
                    address -> address.substring(address.lastIndexOf(',') + 1).strip()),
            new Dimension("gender", "gender", gender -> gender));

    private CassandraAreas() {}

    static ApiArea of(PipelineSystems systems) {
        return new TableApi(CassandraExplorer.on(
                systems.cassandra(),
                String.join(", ", systems.config().cassandra().nodes()),
                systems.pipeline().table(),
                "fetched_at",
                DIMENSIONS,
                systems.masking(),
                systems.justWritten(),
                Clock.systemUTC()));
    }
}
