package io.pipelineappliance.explore.topics;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.kafka.KafkaLink;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.DeletedRecords;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;

/** Orders about topics. Those that the appliance lives on are refused what would harm it, see {@link TopicRules}. */
public final class TopicChanges {
    private final KafkaLink kafka;
    private final Topics topics;
    private final TopicRules rules;

    public TopicChanges(KafkaLink kafka, Topics topics, TopicRules rules) {
        this.kafka = kafka;
        this.topics = topics;
        this.rules = rules;
    }

    public TopicChange create(NewTopicOrder order) throws InterruptedException {
        NewTopic topic = new NewTopic(order.name(), order.partitions(), (short) order.replicationFactor())
                .configs(order.config());
        kafka.answer(
                "create the topic " + order.name(),
                kafka.admin().createTopics(List.of(topic)).all());
        topics.forget(order.name());
        return new TopicChange(
                order.name(), "The topic %s has %d partitions.".formatted(order.name(), order.partitions()));
    }

    public TopicChange delete(String name) throws InterruptedException {
        TopicRules.refuse(rules.againstDelete(name, topics.use(fresh(name))));
        kafka.answer(
                "delete the topic " + name,
                kafka.admin().deleteTopics(List.of(name)).all());
        topics.forget(name);
        return new TopicChange(name, "The topic %s and its records are gone.".formatted(name));
    }

    /**
     * Deletes records from the beginning on.
     *
     * @param partition which; all of them when not given
     * @param before records with a lower offset go; all that there are when not given
     */
    public TopicPurge purge(String name, OptionalInt partition, OptionalLong before) throws InterruptedException {
        TopicState topic = fresh(name);
        TopicRules.refuse(rules.againstPurge(name, topics.use(topic)));
        if (before.isPresent() && partition.isEmpty()) {
            throw new InvalidRequest(
                    "before is %d, but an offset means something in one partition only; give partition as well."
                            .formatted(before.getAsLong()));
        }
        Map<TopicPartition, RecordsToDelete> orders = new HashMap<>();
        for (PartitionState state : chosen(topic, partition)) {
            orders.put(new TopicPartition(name, state.partition()), RecordsToDelete.beforeOffset(bound(state, before)));
        }
        Map<TopicPartition, DeletedRecords> done = kafka.answers(
                "purge the topic " + name, kafka.admin().deleteRecords(orders).lowWatermarks());
        topics.forget(name);
        return purged(topic, done);
    }

    public TopicChange addPartitions(String name, int count) throws InterruptedException {
        TopicState topic = fresh(name);
        TopicUse use = topics.use(topic);
        TopicRules.refuse(rules.againstMorePartitions(name, use));
        int now = topic.partitions().size();
        if (count <= now || count > NewTopicOrder.MOST_PARTITIONS) {
            throw new InvalidRequest("count is %d, but %s has %d partitions, and can only get more of them, up to %d."
                    .formatted(count, name, now, NewTopicOrder.MOST_PARTITIONS));
        }
        kafka.answer(
                "add partitions to " + name,
                kafka.admin()
                        .createPartitions(Map.of(name, NewPartitions.increaseTo(count)))
                        .all());
        topics.forget(name);
        String keys =
                "The topic %s has %d partitions; keys may go to another partition than before.".formatted(name, count);
        return new TopicChange(
                name,
                use == TopicUse.RECORDS ? keys + " The stream job reads the new ones after its next start." : keys);
    }

    private TopicState fresh(String name) throws InterruptedException {
        topics.forget(name);
        return topics.state(name);
    }

    private static List<PartitionState> chosen(TopicState topic, OptionalInt partition) {
        if (partition.isEmpty()) {
            return topic.partitions();
        }
        Optional<PartitionState> one = topic.partitions().stream()
                .filter(state -> state.partition() == partition.getAsInt())
                .findFirst();
        return List.of(one.orElseThrow(() -> new InvalidRequest("partition is %d, but %s has the partitions 0 to %d."
                .formatted(
                        partition.getAsInt(), topic.name(), topic.partitions().size() - 1))));
    }

    /** The end as it is now, not as it will be: what comes in meanwhile stays. */
    private static long bound(PartitionState state, OptionalLong before) {
        if (state.endOffset() == null || state.beginOffset() == null) {
            throw new ApplianceException(
                    "Partition %d has no leader now, so that it cannot be purged; try again when it has one."
                            .formatted(state.partition()));
        }
        long bound = before.orElse(state.endOffset());
        if (bound < state.beginOffset() || bound > state.endOffset()) {
            throw new InvalidRequest("before is %d, but must be an offset of partition %d, from %d to its end %d."
                    .formatted(bound, state.partition(), state.beginOffset(), state.endOffset()));
        }
        return bound;
    }

    private static TopicPurge purged(TopicState topic, Map<TopicPartition, DeletedRecords> done) {
        long deleted = topic.partitions().stream()
                .filter(state -> done.containsKey(new TopicPartition(topic.name(), state.partition())))
                .mapToLong(state -> done.get(new TopicPartition(topic.name(), state.partition()))
                                .lowWatermark()
                        - state.beginOffset())
                .sum();
        return new TopicPurge(
                topic.name(),
                Math.max(0, deleted),
                done.entrySet().stream()
                        .map(entry -> new TopicPurge.PurgedPartition(
                                entry.getKey().partition(), entry.getValue().lowWatermark()))
                        .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
                        .toList());
    }
}
