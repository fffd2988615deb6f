package io.pipelineappliance.dashboard.cluster;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.pipelineappliance.dashboard.http.ApiArea;
import io.pipelineappliance.dashboard.http.QueryParameters;
import io.pipelineappliance.dashboard.http.SlowAnswers;
import io.pipelineappliance.explore.cluster.ClusterExplorer;
import io.pipelineappliance.explore.zookeeper.ZooKeeperExplorer;

/** All routes under {@code /api/v1/cluster} and {@code /api/v1/zookeeper}. */
public final class ClusterApi implements ApiArea {
    private static final int MOST = 500;

    private final ClusterExplorer cluster;
    private final ZooKeeperExplorer zookeeper;
    private final SlowAnswers kafkaAnswers = new SlowAnswers("the cluster", 8);
    private final SlowAnswers zookeeperAnswers = new SlowAnswers("ZooKeeper", 8);

    /** Closes both with itself. */
    public ClusterApi(ClusterExplorer cluster, ZooKeeperExplorer zookeeper) {
        this.cluster = cluster;
        this.zookeeper = zookeeper;
    }

    @Override
    public void register(RoutesConfig routes, String root) {
        routes.get(root + "/cluster", this::describeCluster);
        routes.get(root + "/cluster/brokers/{id}/config", this::describeConfig);
        routes.get(root + "/zookeeper", this::describeZooKeeper);
        routes.get(root + "/zookeeper/node", this::describeNode);
    }

    private void describeCluster(Context context) {
        new QueryParameters(context).only();
        kafkaAnswers.answerShared(context, cluster::view);
    }

    private void describeConfig(Context context) {
        int broker = broker(context.pathParam("id"));
        QueryParameters query = new QueryParameters(context).only("search", "changed", "offset", "limit");
        String search = query.text("search");
        boolean changed = query.flag("changed");
        int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
        int limit = query.integer("limit", 100, 1, MOST);
        kafkaAnswers.answer(context, () -> cluster.config(broker, search, changed, offset, limit));
    }

    private static int broker(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BadRequestResponse("'%s' is no broker; brokers have numbers, like 1.".formatted(text));
        }
    }

    private void describeZooKeeper(Context context) {
        new QueryParameters(context).only();
        zookeeperAnswers.answerShared(context, zookeeper::view);
    }

    private void describeNode(Context context) {
        QueryParameters query = new QueryParameters(context).only("path", "offset", "limit");
        String path = query.text("path").isEmpty() ? "/" : query.text("path");
        int offset = query.integer("offset", 0, 0, Integer.MAX_VALUE);
        int limit = query.integer("limit", 100, 1, MOST);
        zookeeperAnswers.answer(context, () -> zookeeper.node(path, offset, limit));
    }

    @Override
    public void close() {
        kafkaAnswers.close();
        zookeeperAnswers.close();
        cluster.close();
        zookeeper.close();
    }
}
