package io.pipelineappliance.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names that belong to one test, so that tests on one appliance do not meet: topics with a prefix, a keyspace, a context of the Schema
 * Registry. What has such a name is removed after the test, whoever made it.
 */
public final class TestScope implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TestScope.class);
    private static final int NAME_LENGTH = 10;

    private final PipelineAppliance appliance;
    private final String name =
            "t" + UUID.randomUUID().toString().replace("-", "").substring(0, NAME_LENGTH);
    private boolean hasKeyspace;
    private boolean hasSubjects;

    TestScope(PipelineAppliance appliance) {
        this.appliance = appliance;
    }

    /** The appliance that the test runs on. */
    public PipelineAppliance appliance() {
        return appliance;
    }

    /** What all names of the test begin with: letters and digits. */
    public String prefix() {
        return name;
    }

    /** The name of a topic, which is not made by that. */
    public String topic(String shortName) {
        return name + "-" + shortName;
    }

    /** Makes a topic and returns its name. */
    public String createTopic(String shortName, int partitions) {
        String topic = topic(shortName);
        appliance.kafka().createTopic(topic, partitions);
        return topic;
    }

    /** The test's keyspace, made by the first question. */
    public synchronized String keyspace() {
        if (!hasKeyspace) {
            appliance
                    .cassandra()
                    .session()
                    .execute("CREATE KEYSPACE IF NOT EXISTS " + name
                            + " WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}");
            hasKeyspace = true;
        }
        return name;
    }

    /** The name of a subject in the test's context of the Schema Registry. */
    public synchronized String subject(String shortName) {
        hasSubjects = true;
        return ":." + name + ":" + shortName;
    }

    Optional<String> usedKeyspace() {
        return hasKeyspace ? Optional.of(name) : Optional.empty();
    }

    /** The topics of the test. */
    List<String> topics() {
        return KafkaHandle.get(appliance.kafka().admin().listTopics().names(), "list the topics").stream()
                .filter(topic -> topic.startsWith(name))
                .sorted()
                .toList();
    }

    @Override
    public synchronized void close() {
        if (appliance.components().contains(ApplianceComponent.KAFKA)) {
            quietly(this::deleteTopics);
        }
        if (hasKeyspace) {
            quietly(() -> appliance.cassandra().session().execute("DROP KEYSPACE IF EXISTS " + name));
            hasKeyspace = false;
        }
        if (hasSubjects) {
            quietly(() -> new RegistryContext(appliance.schemaRegistry().url(), ":." + name + ":").delete());
            hasSubjects = false;
        }
    }

    private void deleteTopics() {
        List<String> topics = new ArrayList<>(topics());
        if (!topics.isEmpty()) {
            KafkaHandle.get(appliance.kafka().admin().deleteTopics(topics).all(), "delete the topics " + topics);
        }
    }

    /** A system that the test took down keeps its leftovers; the next test has names of its own. */
    private static void quietly(Runnable removal) {
        try {
            removal.run();
        } catch (RuntimeException e) {
            LOG.warn("something of a test stays behind: {}", e.getMessage());
        }
    }
}
