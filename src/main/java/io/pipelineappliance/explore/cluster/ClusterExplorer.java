package io.pipelineappliance.explore.cluster;

import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.explore.Unavailable;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** Looks into the cluster and changes nothing in it. Connects when it is first asked. */
public final class ClusterExplorer implements AutoCloseable {
    private final KafkaAccess kafka;
    private final ClusterQuestion question;

    /** @param kafka where it is and how to be let in */
    public ClusterExplorer(KafkaAccess kafka) {
        this.kafka = kafka;
        this.question = new ClusterQuestion(kafka);
    }

    /**
     * The cluster.
     *
     * @throws Unavailable when no broker answers
     */
    public ClusterView view() throws InterruptedException {
        Admin admin = question.admin();
        long deadline = ClusterQuestion.deadline();
        DescribeClusterResult cluster = admin.describeCluster(new DescribeClusterOptions().includeFencedBrokers(true));
        KafkaFuture<QuorumInfo> quorum = admin.describeMetadataQuorum().quorumInfo();
        KafkaFuture<FeatureMetadata> features = admin.describeFeatures().featureMetadata();
        Collection<Node> nodes = question.answer(cluster.nodes(), deadline);
        KafkaFuture<Map<Integer, Map<String, LogDirDescription>>> directories =
                admin.describeLogDirs(live(nodes)).allDescriptions();
        return new ClusterAnswers(
                        kafka.servers(),
                        question.answer(cluster.clusterId(), deadline),
                        nodes,
                        question.answer(quorum, deadline),
                        question.answer(features, deadline),
                        question.answer(directories, deadline))
                .view();
    }

    /**
     * A page of a broker's configuration.
     *
     * @param search part of the key or the value, in either case; empty for all
     * @param changedOnly leaves out what is the default
     * @throws NotFound when there is no such broker
     * @throws Unavailable when no broker answers
     */
    public BrokerConfig config(int broker, String search, boolean changedOnly, int offset, int limit)
            throws InterruptedException {
        List<BrokerConfig.ConfigItem> all = items(broker);
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<BrokerConfig.ConfigItem> matching = all.stream()
                .filter(item -> !changedOnly || item.changed())
                .filter(item -> matches(item, wanted))
                .toList();
        int changed =
                (int) all.stream().filter(BrokerConfig.ConfigItem::changed).count();
        return new BrokerConfig(
                broker,
                matching.size(),
                offset,
                changed,
                matching.stream().skip(offset).limit(limit).toList());
    }

    private List<BrokerConfig.ConfigItem> items(int broker) throws InterruptedException {
        Admin admin = question.admin();
        long deadline = ClusterQuestion.deadline();
        Collection<Node> nodes = question.answer(admin.describeCluster().nodes(), deadline);
        if (nodes.stream().noneMatch(node -> node.id() == broker)) {
            throw new NotFound("There is no broker %d; there are %s."
                    .formatted(
                            broker, nodes.stream().map(Node::idString).sorted().collect(Collectors.joining(", "))));
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, String.valueOf(broker));
        Config config = question.answer(
                        admin.describeConfigs(List.of(resource), new DescribeConfigsOptions().includeSynonyms(true))
                                .all(),
                        deadline)
                .get(resource);
        return config.entries().stream()
                .map(BrokerConfigItems::item)
                .sorted(java.util.Comparator.comparing(BrokerConfig.ConfigItem::name))
                .toList();
    }

    private static boolean matches(BrokerConfig.ConfigItem item, String wanted) {
        return item.name().contains(wanted)
                || Optional.ofNullable(item.value())
                        .filter(value -> value.toLowerCase(Locale.ROOT).contains(wanted))
                        .isPresent();
    }

    private static List<Integer> live(Collection<Node> nodes) {
        return nodes.stream().filter(node -> !node.isFenced()).map(Node::id).toList();
    }

    @Override
    public void close() {
        question.close();
    }
}
