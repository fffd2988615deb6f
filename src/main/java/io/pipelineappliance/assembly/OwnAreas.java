package io.pipelineappliance.assembly;

import io.pipelineappliance.config.loading.EffectiveValue;
import io.pipelineappliance.dashboard.cluster.ClusterApi;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.system.SystemApi;
import io.pipelineappliance.explore.cluster.ClusterExplorer;
import io.pipelineappliance.explore.logs.ComponentLogs;
import io.pipelineappliance.explore.logs.LogFiles;
import io.pipelineappliance.explore.logs.LogLevels;
import io.pipelineappliance.explore.machine.MachineExplorer;
import io.pipelineappliance.explore.zookeeper.ZooKeeperExplorer;
import java.util.List;

/** The areas that show the cluster and the appliance itself. */
final class OwnAreas {
    private OwnAreas() {}

    static ApiArea cluster(PipelineSystems systems) {
        return new ClusterApi(new ClusterExplorer(systems.kafka()), new ZooKeeperExplorer(systems.zookeeper()));
    }

    static ApiArea system(PipelineSystems systems, List<EffectiveValue> configuration) {
        LogLevels levels = new LogLevels();
        return new SystemApi(
                new MachineExplorer(Version.products(), systems.directory()),
                configuration,
                new LogFiles(systems.directory().resolve("logs")),
                levels,
                new ComponentLogs(PartLoggers.ALL, levels));
    }
}
