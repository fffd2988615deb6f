package io.pipelineappliance.kafka;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Topics of any Kafka: created when absent, and how far they reach. One connection, opened by the first question. Safe
 * for use by many threads. Every method throws {@link ApplianceException} when Kafka does not answer in time.
 */
public final class KafkaTopics implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final KafkaAccess kafka;
    private final Duration timeout;
    private Admin admin;
    private boolean closed;

    /** @param kafka where it is and how to be let in */
    public KafkaTopics(KafkaAccess kafka) {
        this(kafka, TIMEOUT);
    }

    KafkaTopics(KafkaAccess kafka, Duration timeout) {
        this.kafka = kafka;
        this.timeout = timeout;
    }

    /**
     * Creates those that are absent and returns once they take records; those that exist stay as they are, and who may not create any
     * can use them.
     */
    public void create(Collection<Topic> topics) throws InterruptedException {
        Map<String, NewTopic> wanted = new HashMap<>();
        for (Topic topic : topics) {
            if (partitions(topic.name()) == 0) {
                wanted.put(topic.name(), newTopic(topic));
            }
        }
        if (wanted.isEmpty()) {
            return;
        }
        for (KafkaFuture<Void> created :
                admin().createTopics(wanted.values()).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw failure("create the topics " + wanted.keySet(), e);
                }
            }
        }
        awaitReady(wanted.keySet());
    }

    /** How many partitions the topic has; 0 when it does not exist. */
    public int partitions(String topic) throws InterruptedException {
        try {
            return admin().describeTopics(List.of(topic))
                    .topicNameValues()
                    .get(topic)
                    .get()
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return 0;
            }
            throw failure("describe the topic " + topic, e);
        }
    }

    /** For each partition the offset of its first record that still exists; empty when the topic does not exist. */
    public SortedMap<Integer, Long> beginOffsets(String topic) throws InterruptedException {
        return offsets(topic, OffsetSpec.earliest());
    }

    /** For each partition the offset that its next record will have; empty when the topic does not exist. */
    public SortedMap<Integer, Long> endOffsets(String topic) throws InterruptedException {
        return offsets(topic, OffsetSpec.latest());
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (admin != null) {
            admin.close(Duration.ofSeconds(2));
            admin = null;
        }
    }

    /**
     * The controller has them at once, the brokers a moment later, and each partition's leader is ready another moment later. An idempotent
     * producer that sends in between can find its second batch accepted before its first, which is then out of order for ever.
     */
    private void awaitReady(Collection<String> topics) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (String topic : topics) {
            while (partitions(topic) == 0) {
                if (System.nanoTime() > deadline) {
                    throw new ApplianceException("Kafka at " + kafka + " created the topic " + topic
                            + " but does not know it after " + timeout.toSeconds() + " s; look into its log.");
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            endOffsets(topic);
        }
    }

    private SortedMap<Integer, Long> offsets(String topic, OffsetSpec where) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> question = IntStream.range(0, partitions(topic))
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(Function.identity(), partition -> where));
        ListOffsetsResult answer = admin().listOffsets(question);
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        for (TopicPartition partition : question.keySet()) {
            try {
                offsets.put(
                        partition.partition(),
                        answer.partitionResult(partition).get().offset());
            } catch (ExecutionException e) {
                throw failure("read the offsets of " + partition, e);
            }
        }
        return offsets;
    }

    private synchronized Admin admin() {
        if (closed) {
            throw new IllegalStateException("Closed already");
        }
        if (admin == null) {
            Map<String, Object> settings = new HashMap<>();
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis() / 2);
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
            settings.put(AdminClientConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
            settings.put(AdminClientConfig.ENABLE_METRICS_PUSH_CONFIG, false);
            admin = Admin.create(kafka.settings("pipeline-appliance-topics", settings));
        }
        return admin;
    }

    private static NewTopic newTopic(Topic topic) {
        return new NewTopic(topic.name(), topic.partitions(), topic.replicationFactor()).configs(topic.settings());
    }

    private ApplianceException failure(String what, ExecutionException e) {
        String why =
                "Kafka at " + kafka + " could not " + what + ": " + e.getCause().getMessage() + " ";
        return new ApplianceException(why + remedy(e.getCause()), e.getCause());
    }

    private static String remedy(Throwable cause) {
        if (cause instanceof AuthorizationException) {
            return "Give the appliance's user the right to it, or have the topics made by somebody who has it.";
        }
        if (cause instanceof InvalidReplicationFactorException) {
            return "Set kafka.replication-factor to the number of brokers or less.";
        }
        return "Check that it runs and can be reached.";
    }
}
