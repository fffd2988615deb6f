package io.pipelineappliance.export;

import static java.util.stream.Collectors.toMap;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.kafka.client.ConnectionFailures;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** One of the two Kafkas, as far as it is asked something. */
final class KafkaSide implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Of another cluster's brokers, or in the way of the records' own times. */
    private static final Set<String> LEFT_BEHIND = Set.of(
            "follower.replication.throttled.replicas",
            "leader.replication.throttled.replicas",
            "message.timestamp.type");

    private final KafkaAccess access;
    private final Admin admin;

    KafkaSide(KafkaAccess access) {
        this.access = access;
        this.admin = Admin.create(access.settings(
                "pipeline-appliance-export",
                Map.of(
                        "request.timeout.ms", (int) PATIENCE.toMillis() / 2,
                        "default.api.timeout.ms", (int) PATIENCE.toMillis(),
                        "enable.metrics.push", false)));
    }

    String clusterId() throws InterruptedException {
        return answer(admin.describeCluster().clusterId());
    }

    /** Names of the topics that are nobody's internals. */
    Set<String> names() throws InterruptedException {
        Set<String> names = new TreeSet<>(answer(admin.listTopics().names()));
        names.removeIf(name -> name.startsWith("__"));
        return names;
    }

    List<ExportedTopic> describe(Collection<String> names) throws InterruptedException {
        Map<String, TopicDescription> topics =
                answer(admin.describeTopics(names).allTopicNames());
        Map<ConfigResource, Config> configs = answer(admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all());
        return names.stream()
                .sorted()
                .map(name -> new ExportedTopic(
                        name,
                        topics.get(name).partitions().size(),
                        settings(configs.get(new ConfigResource(ConfigResource.Type.TOPIC, name)))))
                .toList();
    }

    private static Map<String, String> settings(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .filter(entry -> !LEFT_BEHIND.contains(entry.name()))
                .collect(toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /** Offsets of the first records. */
    Map<TopicPartition, Long> begins(Collection<TopicPartition> partitions) throws InterruptedException {
        return offsets(partitions, OffsetSpec.earliest());
    }

    /** Offsets behind the last records that nobody can take back. */
    Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) throws InterruptedException {
        return offsets(partitions, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec where)
            throws InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.listOffsets(
                                partitions.stream().collect(toMap(partition -> partition, partition -> where)),
                                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .forEach((partition, result) -> offsets.put(partition, result.offset()));
        return offsets;
    }

    /** What a group has committed. */
    Map<TopicPartition, Long> committed(String group) throws InterruptedException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        answer(admin.listConsumerGroupOffsets(group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                        .partitionsToOffsetAndMetadata())
                .forEach((partition, committed) -> {
                    if (committed != null) {
                        offsets.put(partition, committed.offset());
                    }
                });
        return offsets;
    }

    private <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new ApplianceException(ConnectionFailures.sentence(access, e.getCause()), e);
        } catch (TimeoutException e) {
            throw new ApplianceException(ConnectionFailures.sentence(access, e), e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }
}
