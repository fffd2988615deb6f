package io.pipelineappliance.dashboard.cluster;

import io.pipelineappliance.explore.cluster.BrokerConfig;
import io.pipelineappliance.explore.cluster.ClusterView;
import io.pipelineappliance.explore.zookeeper.ZNode;
import io.pipelineappliance.explore.zookeeper.ZooKeeperServer;
import io.pipelineappliance.explore.zookeeper.ZooKeeperView;
import java.util.Arrays;
import java.util.stream.Stream;

/** The records that are written as JSON here; the OpenAPI document has a schema of each one's name. */
public final class ClusterApiRecords {
    private ClusterApiRecords() {}

    /** All of them. */
    public static Stream<Class<?>> all() {
        return Stream.of(
                        Stream.of(
                                BrokerConfig.class,
                                BrokerConfig.ConfigItem.class,
                                ClusterView.class,
                                ZNode.class,
                                ZooKeeperServer.class,
                                ZooKeeperView.class),
                        Arrays.stream(ClusterView.class.getDeclaredClasses()),
                        Arrays.stream(ZooKeeperView.class.getDeclaredClasses()))
                .flatMap(records -> records);
    }
}
