package io.pipelineappliance.explore.groups;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.explore.groups.OffsetReset.OffsetMove;
import io.pipelineappliance.explore.kafka.KafkaLink;
import io.pipelineappliance.explore.kafka.Pages;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Orders about groups: where they go on, and that they are gone. Only a group without members takes them. */
public final class OffsetResets {
    private static final int MOST_SHOWN = 1_000;

    private final KafkaLink kafka;
    private final ConsumerGroups groups;
    private final GroupQuestions questions;

    public OffsetResets(KafkaLink kafka, ConsumerGroups groups) {
        this.kafka = kafka;
        this.groups = groups;
        this.questions = new GroupQuestions(kafka);
    }

    /** What the order would do. */
    public OffsetReset preview(String name, ResetOrder order) throws InterruptedException {
        ConsumerGroupSummary group = groups.fresh(name);
        String refusal = GroupRules.againstReset(group).orElse(null);
        if (!group.kind().commits()) {
            throw new ApplianceException(refusal);
        }
        return answer(name, false, refusal, moves(group, order));
    }

    /** @throws ApplianceException when the group has members, or keeps no offsets that can be set */
    public OffsetReset apply(String name, ResetOrder order) throws InterruptedException {
        ConsumerGroupSummary group = groups.fresh(name);
        GroupRules.againstReset(group).ifPresent(refusal -> {
            throw new ApplianceException(refusal);
        });
        List<OffsetMove> moves = moves(group, order);
        Map<TopicPartition, OffsetAndMetadata> offsets = moves.stream()
                .collect(Collectors.toMap(
                        move -> new TopicPartition(move.topic(), move.partition()),
                        move -> new OffsetAndMetadata(move.to())));
        kafka.answer(
                "reset the offsets of " + name,
                kafka.admin().alterConsumerGroupOffsets(name, offsets).all());
        groups.forget(name);
        return answer(name, true, null, moves);
    }

    /** Deletes the group with its offsets. */
    public GroupDeletion delete(String name) throws InterruptedException {
        GroupRules.againstDelete(groups.fresh(name)).ifPresent(refusal -> {
            throw new ApplianceException(refusal);
        });
        kafka.answer(
                "delete the group " + name,
                kafka.admin().deleteConsumerGroups(List.of(name)).all());
        groups.forget(name);
        return new GroupDeletion(name, "The group %s and its offsets are gone.".formatted(name));
    }

    private static OffsetReset answer(String name, boolean applied, String refusal, List<OffsetMove> moves) {
        return new OffsetReset(name, applied, refusal, moves.size(), Pages.page(moves, 0, MOST_SHOWN));
    }

    private List<OffsetMove> moves(ConsumerGroupSummary group, ResetOrder order) throws InterruptedException {
        Map<TopicPartition, Long> committed = new HashMap<>(
                questions.committed(Map.of(group.name(), group.kind())).getOrDefault(group.name(), Map.of()));
        Set<TopicPartition> chosen = chosen(group.name(), order, committed.keySet());
        Map<TopicPartition, Long> begins = questions.offsets(chosen, OffsetSpec.earliest());
        Map<TopicPartition, Long> ends = questions.offsets(chosen, OffsetSpec.latest());
        Map<TopicPartition, Long> timed = order.target() == ResetTarget.TIME
                ? questions.offsets(
                        chosen,
                        OffsetSpec.forTimestamp(order.time().orElseThrow().toEpochMilli()))
                : Map.of();
        Map<TopicPartition, OffsetMove> moves = new TreeMap<>(GroupPartitions.ORDER);
        for (TopicPartition partition : chosen) {
            if (begins.containsKey(partition) && ends.containsKey(partition)) {
                PartitionBounds bounds = new PartitionBounds(
                        begins.get(partition), ends.get(partition), committed.get(partition), timed.get(partition));
                moves.put(partition, bounds.move(partition, order));
            }
        }
        if (moves.isEmpty()) {
            throw new InvalidRequest(
                    "None of the topics that %s has offsets in exists any more; give a topic that does."
                            .formatted(group.name()));
        }
        return List.copyOf(moves.values());
    }

    private Set<TopicPartition> chosen(String group, ResetOrder order, Collection<TopicPartition> committed)
            throws InterruptedException {
        Set<TopicPartition> chosen = new TreeSet<>(GroupPartitions.ORDER);
        if (order.topic().isEmpty()) {
            if (committed.isEmpty()) {
                throw new InvalidRequest(
                        "%s has no offsets yet; give the topic in which it shall have some.".formatted(group));
            }
            chosen.addAll(committed);
            return chosen;
        }
        String topic = order.topic().get();
        int partitions = partitions(topic);
        if (order.partition().isPresent() && order.partition().getAsInt() >= partitions) {
            throw new InvalidRequest("partition is %d, but %s has the partitions 0 to %d."
                    .formatted(order.partition().getAsInt(), topic, partitions - 1));
        }
        for (int partition = 0; partition < partitions; partition++) {
            if (order.partition().isEmpty() || order.partition().getAsInt() == partition) {
                chosen.add(new TopicPartition(topic, partition));
            }
        }
        return chosen;
    }

    private int partitions(String topic) throws InterruptedException {
        Map<String, TopicDescription> found = kafka.answers(
                "describe the topic " + topic,
                kafka.admin().describeTopics(List.of(topic)).topicNameValues());
        if (!found.containsKey(topic)) {
            throw new NotFound("There is no topic %s; its name may be misspelt, or it was deleted.".formatted(topic));
        }
        return found.get(topic).partitions().size();
    }
}
