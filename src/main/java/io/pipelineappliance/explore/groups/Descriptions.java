package io.pipelineappliance.explore.groups;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** Kafka's descriptions of groups, which are of one kind for each protocol, as one. */
final class Descriptions {
    private Descriptions() {}

    static GroupDetails of(ConsumerGroupDescription group) {
        return new GroupDetails(
                group.groupState().name(),
                group.partitionAssignor(),
                id(group.coordinator()),
                group.members().stream()
                        .map(member -> new GroupMember(
                                member.consumerId(),
                                member.groupInstanceId().orElse(null),
                                member.clientId(),
                                member.host(),
                                names(member.assignment().topicPartitions())))
                        .toList());
    }

    static GroupDetails of(ShareGroupDescription group) {
        return new GroupDetails(
                group.groupState().name(),
                "",
                id(group.coordinator()),
                group.members().stream()
                        .map(member -> new GroupMember(
                                member.consumerId(),
                                null,
                                member.clientId(),
                                member.host(),
                                names(member.assignment().topicPartitions())))
                        .toList());
    }

    static GroupDetails of(StreamsGroupDescription group) {
        return new GroupDetails(
                group.groupState().name(),
                group.assignorName().orElse(""),
                id(group.coordinator()),
                group.members().stream().map(Descriptions::of).toList());
    }

    private static GroupMember of(StreamsGroupMemberDescription member) {
        List<String> tasks = member.assignment().activeTasks().stream()
                .flatMap(ids ->
                        ids.partitions().stream().map(partition -> "task " + ids.subtopologyId() + "_" + partition))
                .sorted()
                .toList();
        return new GroupMember(
                member.memberId(), member.instanceId().orElse(null), member.clientId(), member.clientHost(), tasks);
    }

    private static List<String> names(Collection<TopicPartition> partitions) {
        return partitions.stream().map(TopicPartition::toString).sorted().toList();
    }

    private static Integer id(Node node) {
        return node == null || node.isEmpty() ? null : node.id();
    }
}
