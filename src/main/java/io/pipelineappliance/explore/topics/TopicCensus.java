package io.pipelineappliance.explore.topics;

import io.pipelineappliance.explore.kafka.KafkaLink;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.TopicPartitionReplica;

/** All topics with all of their partitions, in five questions, of which three are asked side by side. */
final class TopicCensus {
    private final KafkaLink kafka;

    TopicCensus(KafkaLink kafka) {
        this.kafka = kafka;
    }

    /** Every topic by its name. */
    Map<String, TopicState> all() throws InterruptedException {
        Set<String> names = kafka.answer(
                "list the topics",
                kafka.admin()
                        .listTopics(new ListTopicsOptions().listInternal(true))
                        .names());
        return of(names);
    }

    /** These topics by their names; those that do not exist are left out. */
    Map<String, TopicState> of(Collection<String> names) throws InterruptedException {
        Map<String, TopicDescription> topics = kafka.answers(
                "describe the topics", kafka.admin().describeTopics(names).topicNameValues());
        Set<TopicPartition> led = new HashSet<>();
        Set<Integer> brokers = new HashSet<>();
        for (TopicDescription topic : topics.values()) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                if (hasLeader(partition)) {
                    led.add(new TopicPartition(topic.name(), partition.partition()));
                    brokers.add(partition.leader().id());
                }
            }
        }
        ListOffsetsResult begins = offsets(led, OffsetSpec.earliest());
        ListOffsetsResult ends = offsets(led, OffsetSpec.latest());
        Map<Integer, KafkaFuture<Map<String, LogDirDescription>>> directories =
                kafka.admin().describeLogDirs(brokers).descriptions();
        Map<TopicPartition, Long> begin = answer(begins, led);
        Map<TopicPartition, Long> end = answer(ends, led);
        Map<TopicPartitionReplica, Long> bytes = bytes(kafka.answers("read its log directories", directories));
        Map<String, TopicState> states = new TreeMap<>();
        topics.values().forEach(topic -> states.put(topic.name(), state(topic, begin, end, bytes)));
        return states;
    }

    private static boolean hasLeader(TopicPartitionInfo partition) {
        return partition.leader() != null && !partition.leader().isEmpty();
    }

    private ListOffsetsResult offsets(Set<TopicPartition> partitions, OffsetSpec where) {
        return kafka.admin()
                .listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> where)));
    }

    private Map<TopicPartition, Long> answer(ListOffsetsResult result, Set<TopicPartition> partitions)
            throws InterruptedException {
        Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> futures =
                partitions.stream().collect(Collectors.toMap(Function.identity(), result::partitionResult));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        kafka.answers("read the offsets", futures)
                .forEach((partition, answer) -> offsets.put(partition, answer.offset()));
        return offsets;
    }

    private static Map<TopicPartitionReplica, Long> bytes(Map<Integer, Map<String, LogDirDescription>> directories) {
        Map<TopicPartitionReplica, Long> bytes = new HashMap<>();
        directories.forEach((broker, ofBroker) -> ofBroker.values()
                .forEach(directory -> directory.replicaInfos().forEach((partition, replica) -> {
                    if (!replica.isFuture()) {
                        bytes.put(
                                new TopicPartitionReplica(partition.topic(), partition.partition(), broker),
                                replica.size());
                    }
                })));
        return bytes;
    }

    private static TopicState state(
            TopicDescription topic,
            Map<TopicPartition, Long> begin,
            Map<TopicPartition, Long> end,
            Map<TopicPartitionReplica, Long> bytes) {
        List<PartitionState> partitions = topic.partitions().stream()
                .map(info -> {
                    TopicPartition partition = new TopicPartition(topic.name(), info.partition());
                    Integer leader = hasLeader(info) ? info.leader().id() : null;
                    return new PartitionState(
                            info.partition(),
                            leader,
                            info.replicas().stream().map(Node::id).toList(),
                            info.isr().stream().map(Node::id).toList(),
                            begin.get(partition),
                            end.get(partition),
                            leader == null
                                    ? null
                                    : bytes.get(new TopicPartitionReplica(topic.name(), info.partition(), leader)));
                })
                .toList();
        return new TopicState(topic.name(), topic.isInternal(), partitions);
    }
}
