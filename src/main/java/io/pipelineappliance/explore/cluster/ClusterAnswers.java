package io.pipelineappliance.explore.cluster;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.Node;

/** What the brokers said, put together. */
record ClusterAnswers(
        String bootstrapServers,
        String clusterId,
        Collection<Node> nodes,
        QuorumInfo quorum,
        FeatureMetadata features,
        Map<Integer, Map<String, LogDirDescription>> directories) {

    ClusterView view() {
        return new ClusterView(clusterId, bootstrapServers, brokers(), quorumView(), featureLevels(), logDirectories());
    }

    private List<ClusterView.BrokerView> brokers() {
        Set<Integer> voters =
                quorum.voters().stream().map(QuorumInfo.ReplicaState::replicaId).collect(Collectors.toSet());
        return nodes.stream()
                .sorted(Comparator.comparingInt(Node::id))
                .map(node -> new ClusterView.BrokerView(
                        node.id(), node.host(), node.port(), node.rack(), voters.contains(node.id()), node.isFenced()))
                .toList();
    }

    private ClusterView.QuorumView quorumView() {
        long end = quorum.voters().stream()
                .filter(voter -> voter.replicaId() == quorum.leaderId())
                .mapToLong(QuorumInfo.ReplicaState::logEndOffset)
                .findFirst()
                .orElse(quorum.highWatermark());
        return new ClusterView.QuorumView(
                quorum.leaderId(),
                quorum.leaderEpoch(),
                quorum.highWatermark(),
                quorum.voters().stream().map(replica -> replica(replica, end)).toList(),
                quorum.observers().stream()
                        .map(replica -> replica(replica, end))
                        .toList());
    }

    private static ClusterView.QuorumReplica replica(QuorumInfo.ReplicaState replica, long end) {
        return new ClusterView.QuorumReplica(
                replica.replicaId(),
                replica.logEndOffset(),
                Math.max(0, end - replica.logEndOffset()),
                moment(replica.lastFetchTimestamp()),
                moment(replica.lastCaughtUpTimestamp()));
    }

    /** Kafka says -1 where it does not know. */
    private static Instant moment(OptionalLong millis) {
        return millis.isPresent() && millis.getAsLong() >= 0 ? Instant.ofEpochMilli(millis.getAsLong()) : null;
    }

    private List<ClusterView.FeatureLevel> featureLevels() {
        return features.supportedFeatures().entrySet().stream()
                .sorted(Entry.comparingByKey())
                .map(feature -> {
                    FinalizedVersionRange agreed = features.finalizedFeatures().get(feature.getKey());
                    return new ClusterView.FeatureLevel(
                            feature.getKey(),
                            agreed == null ? 0 : agreed.maxVersionLevel(),
                            feature.getValue().minVersion(),
                            feature.getValue().maxVersion());
                })
                .toList();
    }

    private List<ClusterView.LogDirectory> logDirectories() {
        return directories.entrySet().stream()
                .sorted(Entry.comparingByKey())
                .flatMap(broker -> broker.getValue().entrySet().stream()
                        .sorted(Entry.comparingByKey())
                        .map(directory -> directory(broker.getKey(), directory.getKey(), directory.getValue())))
                .toList();
    }

    private static ClusterView.LogDirectory directory(int broker, String path, LogDirDescription description) {
        Collection<ReplicaInfo> replicas = description.replicaInfos().values();
        return new ClusterView.LogDirectory(
                broker,
                path,
                replicas.size(),
                replicas.stream().mapToLong(ReplicaInfo::size).sum(),
                boxed(description.totalBytes()),
                boxed(description.usableBytes()),
                description.error() == null ? null : description.error().getMessage());
    }

    private static Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
