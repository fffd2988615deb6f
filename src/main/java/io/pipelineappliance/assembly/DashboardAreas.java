package io.pipelineappliance.assembly;

import io.pipelineappliance.dashboard.http.ApiArea;
import java.util.ArrayList;
import java.util.List;

/** The areas of the dashboard's API, each on the system that it shows. Making one connects to nothing. */
public final class DashboardAreas {
    private final List<ApiArea> areas = new ArrayList<>();

    /** @param systems what the areas look into */
    public DashboardAreas(PipelineSystems systems) {
        areas.addAll(KafkaAreas.of(systems));
    }

    /** All of them. */
    public List<ApiArea> all() {
        return List.copyOf(areas);
    }
}
