package io.pipelineappliance.assembly;

import io.pipelineappliance.config.loading.EffectiveValue;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.schemas.SchemasApi;
import io.pipelineappliance.dashboard.spark.SparkApi;
import io.pipelineappliance.explore.schemas.Schemas;
import io.pipelineappliance.explore.spark.SparkExplorer;
import java.util.ArrayList;
import java.util.List;

/** The areas of the dashboard's API, each on the system that it shows. Making one connects to nothing. */
public final class DashboardAreas {
    private final List<ApiArea> areas = new ArrayList<>();

    /**
     * @param systems what the areas look into
     * @param configuration what the appliance was started with, secrets masked
     */
    public DashboardAreas(PipelineSystems systems, List<EffectiveValue> configuration) {
        areas.add(MessagesArea.of(systems));
        areas.add(new SchemasApi(Schemas.at(systems.registry())));
        areas.add(CassandraAreas.of(systems));
        areas.add(new SparkApi(new SparkExplorer(systems.spark())));
        areas.add(OwnAreas.cluster(systems));
        areas.add(OwnAreas.system(systems, configuration));
        areas.addAll(KafkaAreas.of(systems));
    }

    /** All of them. */
    public List<ApiArea> all() {
        return List.copyOf(areas);
    }
}
