package io.pipelineappliance.export;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.kafka.client.ConnectionFailures;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Topics: partitions and settings, and each partition's records in their order, with key, value, headers and time. How far the copy is
 * stands at the target, as the offsets of a consumer group, committed in the transaction that also has the records.
 */
public final class TopicExport implements ExportStep {
    /** Of this kind are a topic's own settings; all others follow the broker. */
    private static final ConfigEntry.ConfigSource OWN = ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;

    private final KafkaAccess source;
    private final KafkaAccess target;
    private final Set<String> without;

    /**
     * @param source the appliance's
     * @param target where topics are made, with its number of copies
     * @param without topics that mean nothing elsewhere
     */
    public TopicExport(KafkaAccess source, KafkaAccess target, Set<String> without) {
        this.source = source;
        this.target = target;
        this.without = Set.copyOf(without);
    }

    @Override
    public List<Compared> run(Consumer<String> progress) throws InterruptedException {
        try (Admin from = admin(source);
                Admin to = admin(target)) {
            Map<String, TopicDescription> topics = describe(from, names(from));
            prepare(from, to, topics);
            String group = "pipeline-appliance-export-" + cluster(from);
            List<TopicPartition> partitions = partitions(topics.values());
            Map<TopicPartition, Long> done = copy(to, group, partitions, progress);
            return compare(partitions, done, progress);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptException e) {
            throw new InterruptedException();
        } catch (KafkaException e) {
            throw failure(e);
        }
    }

    private String cluster(Admin from) throws ExecutionException, InterruptedException {
        return get(source, from.describeCluster().clusterId());
    }

    private static Admin admin(KafkaAccess kafka) {
        return Admin.create(
                kafka.settings("export", Map.of("request.timeout.ms", 10_000, "default.api.timeout.ms", 20_000)));
    }

    private List<String> names(Admin from) throws ExecutionException, InterruptedException {
        return from.listTopics().names().get().stream()
                .filter(name -> !name.startsWith("__") && !without.contains(name))
                .sorted()
                .toList();
    }

    private static Map<String, TopicDescription> describe(Admin admin, Collection<String> names)
            throws ExecutionException, InterruptedException {
        return new TreeMap<>(admin.describeTopics(names).allTopicNames().get());
    }

    private static List<TopicPartition> partitions(Collection<TopicDescription> topics) {
        return topics.stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private void prepare(Admin from, Admin to, Map<String, TopicDescription> topics)
            throws ExecutionException, InterruptedException {
        if (cluster(from).equals(get(target, to.describeCluster().clusterId()))) {
            throw new ApplianceException("kafka.bootstrap-servers: " + target
                    + " is the appliance's own Kafka; name the one to which its topics are to go.");
        }
        Set<String> present = get(target, to.listTopics().names());
        Map<String, TopicDescription> there =
                describe(to, topics.keySet().stream().filter(present::contains).toList());
        List<NewTopic> absent = new ArrayList<>();
        for (TopicDescription topic : topics.values()) {
            TopicDescription other = there.get(topic.name());
            if (other == null) {
                absent.add(new NewTopic(topic.name(), topic.partitions().size(), target.replicationFactor())
                        .configs(settings(from, topic.name())));
            } else if (other.partitions().size() != topic.partitions().size()) {
                throw new ApplianceException(
                        "The topic %s has %d partitions at %s and %d in the appliance, so its records would not keep their order; delete it there, or give both the same number."
                                .formatted(
                                        topic.name(),
                                        other.partitions().size(),
                                        target,
                                        topic.partitions().size()));
            }
        }
        get(target, to.createTopics(absent).all());
    }

    private static Map<String, String> settings(Admin from, String topic)
            throws ExecutionException, InterruptedException {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return from.describeConfigs(List.of(resource)).all().get().get(resource).entries().stream()
                .filter(entry -> entry.source() == OWN)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** How far an earlier export has come: for partitions of the target, offsets of the source. */
    private Map<TopicPartition, Long> offsets(Admin to, String group) throws InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(
                        target,
                        to.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                                .partitionsToOffsetAndMetadata())
                .forEach((partition, offset) -> offsets.put(partition, offset.offset()));
        return offsets;
    }

    private Map<TopicPartition, Long> copy(
            Admin to, String group, List<TopicPartition> partitions, Consumer<String> progress)
            throws InterruptedException {
        try (TransactionalWriter writer = new TransactionalWriter(target, group);
                TopicReader reader = new TopicReader(source)) {
            // Only now, when no other export can commit any more: what it still did must not be copied again.
            Map<TopicPartition, Long> earlier = offsets(to, group);
            Map<TopicPartition, Long> from = new HashMap<>(reader.begins(partitions));
            from.replaceAll((partition, begin) -> earlier.getOrDefault(partition, begin));
            requireOwn(partitions.stream()
                    .filter(partition -> !earlier.containsKey(partition))
                    .toList());
            Map<TopicPartition, Long> ends = reader.ends(partitions);
            Map<TopicPartition, Long> done = new HashMap<>(from);
            long all = distance(from, ends);
            reader.read(from, ends, chunk -> {
                Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
                chunk.positions()
                        .forEach((partition, offset) -> positions.put(partition, new OffsetAndMetadata(offset)));
                writer.write(chunk.records(), positions);
                done.putAll(chunk.positions());
                progress.accept("Topics: %,d of %,d offsets left".formatted(distance(done, ends), all));
            });
            return done;
        }
    }

    private static long distance(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to) {
        return to.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - from.get(end.getKey())))
                .sum();
    }

    /**
     * Records that somebody else has put there would be among the copied ones, and nobody could tell the topic's order. What an export that
     * was killed has not committed takes offsets too, but nobody can read it.
     */
    private void requireOwn(List<TopicPartition> untouched) {
        try (TopicReader reader = new TopicReader(target)) {
            reader.read(reader.begins(untouched), reader.ends(untouched), chunk -> {
                for (ConsumerRecord<byte[], byte[]> record : chunk.records()) {
                    throw new ApplianceException(
                            "The topic %s at %s has records that this export did not bring; delete it there, or leave it out with --without %s."
                                    .formatted(record.topic(), target, record.topic()));
                }
            });
        }
    }

    private List<Compared> compare(
            List<TopicPartition> partitions, Map<TopicPartition, Long> done, Consumer<String> progress) {
        progress.accept("Topics: reading both ends");
        try (TopicReader ours = new TopicReader(source);
                TopicReader theirs = new TopicReader(target)) {
            Map<String, Compared.Content> sent = ours.contents(ours.begins(partitions), done);
            Map<String, Compared.Content> arrived = theirs.contents(theirs.begins(partitions), theirs.ends(partitions));
            return sent.entrySet().stream()
                    .map(topic ->
                            new Compared("topic " + topic.getKey(), topic.getValue(), arrived.get(topic.getKey())))
                    .toList();
        }
    }

    private <T> T get(KafkaAccess kafka, KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new ApplianceException(ConnectionFailures.sentence(kafka, e.getCause()), e);
        }
    }

    private ApplianceException failure(Throwable cause) {
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            if (reason instanceof ProducerFencedException || reason instanceof InvalidProducerEpochException) {
                return new ApplianceException(
                        "Another export to Kafka at " + target + " has begun; let that one end.", cause);
            }
        }
        return new ApplianceException(
                "The topics cannot be copied from %s to %s (%s); mend that, and start the export again: it goes on where it was."
                        .formatted(source, target, cause.getMessage()),
                cause);
    }
}
