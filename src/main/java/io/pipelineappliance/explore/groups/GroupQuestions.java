package io.pipelineappliance.explore.groups;

import static java.util.stream.Collectors.toMap;

import io.pipelineappliance.explore.kafka.KafkaLink;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListStreamsGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** What Kafka is asked about groups, always about many of them at once. */
final class GroupQuestions {
    private static final String OFFSETS = "read the offsets of groups";

    private final KafkaLink kafka;

    GroupQuestions(KafkaLink kafka) {
        this.kafka = kafka;
    }

    Map<String, GroupListing> all() throws InterruptedException {
        Map<String, GroupListing> groups = new HashMap<>();
        kafka.answer("list the groups", kafka.admin().listGroups().all())
                .forEach(group -> groups.put(group.groupId(), group));
        return groups;
    }

    /** The details of groups; those that are gone, or of a protocol that has none, are left out. */
    Map<String, GroupDetails> details(Map<String, GroupKind> groups) throws InterruptedException {
        Admin admin = kafka.admin();
        String what = "describe groups";
        Map<String, KafkaFuture<ConsumerGroupDescription>> consumers =
                admin.describeConsumerGroups(committing(groups)).describedGroups();
        Map<String, GroupDetails> details = new HashMap<>();
        kafka.answers(
                        what,
                        admin.describeShareGroups(of(groups, GroupKind.SHARE)).describedGroups())
                .forEach((name, group) -> details.put(name, Descriptions.of(group)));
        kafka.answers(
                        what,
                        admin.describeStreamsGroups(of(groups, GroupKind.STREAMS))
                                .describedGroups())
                .forEach((name, group) -> details.put(name, Descriptions.of(group)));
        kafka.answers(what, consumers).forEach((name, group) -> details.put(name, Descriptions.of(group)));
        return details;
    }

    /** The committed offsets of groups, as far as they keep any. */
    Map<String, Map<TopicPartition, Long>> committed(Map<String, GroupKind> groups) throws InterruptedException {
        Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
        kafka.answers(OFFSETS, consumerOffsets(committing(groups)))
                .forEach((group, offsets) -> committed.put(group, plain(offsets)));
        kafka.answers(OFFSETS, streamsOffsets(of(groups, GroupKind.STREAMS)))
                .forEach((group, offsets) -> committed.put(group, plain(offsets)));
        kafka.answers(OFFSETS, shareOffsets(of(groups, GroupKind.SHARE)))
                .forEach((group, offsets) -> committed.put(group, started(offsets)));
        return committed;
    }

    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) throws InterruptedException {
        return offsets(partitions, OffsetSpec.latest());
    }

    /** Offsets of partitions at this place; a partition that does not exist is left out. */
    Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec where)
            throws InterruptedException {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        Set<TopicPartition> wanted = Set.copyOf(partitions);
        ListOffsetsResult result =
                kafka.admin().listOffsets(wanted.stream().collect(toMap(Function.identity(), partition -> where)));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        kafka.answers(
                        "read the offsets of topics",
                        wanted.stream().collect(toMap(Function.identity(), result::partitionResult)))
                .forEach((partition, answer) -> offsets.put(partition, answer.offset()));
        return offsets;
    }

    private Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> consumerOffsets(List<String> groups) {
        ListConsumerGroupOffsetsResult result = kafka.admin()
                .listConsumerGroupOffsets(groups.stream()
                        .collect(toMap(Function.identity(), group -> new ListConsumerGroupOffsetsSpec())));
        return groups.stream().collect(toMap(Function.identity(), result::partitionsToOffsetAndMetadata));
    }

    private Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> streamsOffsets(List<String> groups) {
        ListStreamsGroupOffsetsResult result = kafka.admin()
                .listStreamsGroupOffsets(groups.stream()
                        .collect(toMap(Function.identity(), group -> new ListStreamsGroupOffsetsSpec())));
        return groups.stream().collect(toMap(Function.identity(), result::partitionsToOffsetAndMetadata));
    }

    private Map<String, KafkaFuture<Map<TopicPartition, SharePartitionOffsetInfo>>> shareOffsets(List<String> groups) {
        ListShareGroupOffsetsResult result = kafka.admin()
                .listShareGroupOffsets(
                        groups.stream().collect(toMap(Function.identity(), group -> new ListShareGroupOffsetsSpec())));
        return groups.stream().collect(toMap(Function.identity(), result::partitionsToOffsetInfo));
    }

    private static Map<TopicPartition, Long> plain(Map<TopicPartition, OffsetAndMetadata> offsets) {
        Map<TopicPartition, Long> plain = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                plain.put(partition, offset.offset());
            }
        });
        return plain;
    }

    private static Map<TopicPartition, Long> started(Map<TopicPartition, SharePartitionOffsetInfo> offsets) {
        Map<TopicPartition, Long> started = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            if (offset != null) {
                started.put(partition, offset.startOffset());
            }
        });
        return started;
    }

    private static List<String> committing(Map<String, GroupKind> groups) {
        return groups.keySet().stream()
                .filter(group -> groups.get(group).commits())
                .toList();
    }

    private static List<String> of(Map<String, GroupKind> groups, GroupKind kind) {
        return groups.keySet().stream()
                .filter(group -> groups.get(group) == kind)
                .toList();
    }
}
