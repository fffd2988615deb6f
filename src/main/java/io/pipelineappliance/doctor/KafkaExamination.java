package io.pipelineappliance.doctor;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.kafka.Topic;
import io.pipelineappliance.kafka.client.ConnectionFailures;
import io.pipelineappliance.kafka.client.KafkaAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Brokers that run elsewhere: let in, new enough, with room, and the topics of the pipeline there or allowed to be made. */
public final class KafkaExamination implements Examination {
    private static final long LEAST_FREE_BYTES = 1L << 30;
    private static final Set<AclOperation> NEEDED =
            EnumSet.of(AclOperation.DESCRIBE, AclOperation.READ, AclOperation.WRITE);

    private final KafkaAccess kafka;
    private final List<Topic> topics;

    /**
     * @param kafka where it is and how to be let in
     * @param topics what the pipeline needs
     */
    public KafkaExamination(KafkaAccess kafka, List<Topic> topics) {
        this.kafka = kafka;
        this.topics = List.copyOf(topics);
    }

    @Override
    public String component() {
        return "kafka";
    }

    @Override
    public String address() {
        return kafka.servers();
    }

    @Override
    public void make(Findings findings) throws InterruptedException {
        if (!new Reach("kafka.bootstrap-servers", Arrays.asList(kafka.servers().split(","))).check(findings)) {
            return;
        }
        List<Node> brokers = new ArrayList<>();
        try (Admin admin = admin()) {
            if (findings.check("authenticate", () -> authenticate(admin, brokers))) {
                findings.check("version", () -> version(admin));
                findings.check("free space", () -> freeSpace(admin, brokers, findings));
                for (Topic topic : topics) {
                    findings.check("topic " + topic.name(), () -> topic(admin, topic, findings));
                }
            }
        } catch (KafkaException e) {
            findings.check("authenticate", () -> {
                throw new ApplianceException(ConnectionFailures.sentence(kafka, e), e);
            });
        }
    }

    private Admin admin() {
        int millis = Math.toIntExact(PATIENCE.toMillis());
        return Admin.create(kafka.settings(
                "pipeline-appliance-doctor",
                Map.of(
                        "request.timeout.ms",
                        millis,
                        "default.api.timeout.ms",
                        millis,
                        "metric.reporters",
                        "",
                        "enable.metrics.push",
                        false)));
    }

    private String authenticate(Admin admin, List<Node> brokers) throws InterruptedException {
        brokers.addAll(answer(admin.describeCluster().nodes()));
        return brokers.size() + (brokers.size() == 1 ? " broker" : " brokers");
    }

    private String version(Admin admin) throws InterruptedException {
        FinalizedVersionRange metadata = answer(admin.describeFeatures().featureMetadata())
                .finalizedFeatures()
                .get("metadata.version");
        return metadata == null ? "older than KRaft" : "KRaft, metadata.version level " + metadata.maxVersionLevel();
    }

    private String freeSpace(Admin admin, List<Node> brokers, Findings findings) throws InterruptedException {
        Map<Integer, Map<String, LogDirDescription>> directories = answer(
                admin.describeLogDirs(brokers.stream().map(Node::id).toList()).allDescriptions());
        OptionalLong least = directories.values().stream()
                .flatMap(ofBroker -> ofBroker.values().stream())
                .map(LogDirDescription::usableBytes)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
        if (least.isEmpty()) {
            return "the brokers do not tell";
        }
        String free = (least.getAsLong() >> 20) + " MiB on the fullest log directory";
        if (least.getAsLong() < LEAST_FREE_BYTES) {
            findings.warn("free space", "Kafka has " + free + "; make room there, records are kept without limit.");
        }
        return free;
    }

    private String topic(Admin admin, Topic topic, Findings findings) throws InterruptedException {
        KafkaFuture<TopicDescription> described = admin.describeTopics(
                        List.of(topic.name()), new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .topicNameValues()
                .get(topic.name());
        TopicDescription present;
        try {
            present = described.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return absent(admin, topic);
            }
            throw failure("describe the topic " + topic.name(), e.getCause());
        } catch (TimeoutException e) {
            throw failure("describe the topic " + topic.name(), e);
        }
        return present(present, topic, findings);
    }

    private String present(TopicDescription present, Topic wanted, Findings findings) {
        Set<AclOperation> missing = EnumSet.copyOf(NEEDED);
        Set<AclOperation> allowed = present.authorizedOperations();
        missing.removeAll(allowed == null ? NEEDED : allowed);
        if (!missing.isEmpty()) {
            throw new ApplianceException("The appliance's user may not %s the topic %s of Kafka at %s; grant it."
                    .formatted(
                            missing.stream()
                                    .map(operation -> operation.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", ")),
                            wanted.name(),
                            kafka));
        }
        int partitions = present.partitions().size();
        if (partitions != wanted.partitions()) {
            findings.warn(
                    "topic " + wanted.name(),
                    "The topic %s has %d partitions, not %d; it is used as it is."
                            .formatted(wanted.name(), partitions, wanted.partitions()));
        }
        return "exists, may be read and written";
    }

    private String absent(Admin admin, Topic topic) throws InterruptedException {
        NewTopic wanted =
                new NewTopic(topic.name(), topic.partitions(), topic.replicationFactor()).configs(topic.settings());
        try {
            admin.createTopics(List.of(wanted), new CreateTopicsOptions().validateOnly(true))
                    .all()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return "will be made, as Kafka would allow";
        } catch (ExecutionException e) {
            throw new ApplianceException(
                    "Kafka at %s would not have the topic %s made (%s); grant that, correct pipeline.partitions or kafka.replication-factor, or make it."
                            .formatted(kafka, topic.name(), e.getCause().getMessage()),
                    e);
        } catch (TimeoutException e) {
            throw failure("try to make the topic " + topic.name(), e);
        }
    }

    private <T> T answer(KafkaFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new ApplianceException(ConnectionFailures.sentence(kafka, e.getCause()), e);
        } catch (TimeoutException e) {
            throw new ApplianceException(ConnectionFailures.sentence(kafka, e), e);
        }
    }

    private ApplianceException failure(String what, Throwable cause) {
        return new ApplianceException(
                "Kafka at %s does not let the appliance %s (%s); grant it, or look after the brokers."
                        .formatted(kafka, what, cause.getMessage()),
                cause);
    }
}
