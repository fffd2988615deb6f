package io.pipelineappliance.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.PipelineConfig;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.support.FreePort;
import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.ApplianceTest;
import io.pipelineappliance.testing.KafkaHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@ApplianceTest(components = ApplianceComponent.KAFKA, shared = false)
class KafkaTopicsIT {
    private static KafkaHandle kafka;
    private static KafkaTopics topics;

    @BeforeAll
    static void connect(KafkaHandle handle) {
        kafka = handle;
        topics = new KafkaTopics(KafkaAccess.open(kafka.bootstrapServers()));
    }

    @AfterAll
    static void close() {
        topics.close();
    }

    @Test
    void absentTopicsAreCreatedAndExistingOnesStayAsTheyAre() throws Exception {
        topics.create(List.of(new Topic("existing", 3, (short) 1, Map.of())));

        topics.create(
                List.of(new Topic("existing", 5, (short) 1, Map.of()), new Topic("absent", 2, (short) 1, Map.of())));

        assertThat(topics.partitions("existing")).isEqualTo(3);
        assertThat(topics.partitions("absent")).isEqualTo(2);
    }

    @Test
    void topicThatDoesNotExistHasNoPartitionsAndNoOffsets() throws Exception {
        assertThat(topics.partitions("nowhere")).isZero();
        assertThat(topics.endOffsets("nowhere")).isEmpty();
        assertThat(topics.beginOffsets("nowhere")).isEmpty();
    }

    @Test
    void offsetsTellHowFarEachPartitionReaches() throws Exception {
        topics.create(List.of(new Topic("counted", 3, (short) 1, Map.of())));
        Records.produce(kafka.bootstrapServers(), "counted", List.of("a", "b", "c", "d", "e", "f", "g"));

        assertThat(topics.beginOffsets("counted")).isEqualTo(Map.of(0, 0L, 1, 0L, 2, 0L));
        assertThat(topics.endOffsets("counted")).containsOnlyKeys(0, 1, 2);
        assertThat(topics.endOffsets("counted").values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(7);
    }

    @Test
    void recordsOfAPipelineAreKeptWithoutLimitAndReceiptsForMinutes() throws Exception {
        topics.create(PipelineTopics.of(
                "users", "users.dlq", "users.receipts", new PipelineConfig(2, PipelineConfig.Format.JSON), (short) 1));

        assertThat(topics.partitions("users.receipts")).isEqualTo(1);
        assertThat(topics.partitions("users")).isEqualTo(2);
        assertThat(topics.partitions("users.dlq")).isEqualTo(1);
        assertThat(setting("users", "retention.ms")).isEqualTo("-1");
        assertThat(setting("users.dlq", "retention.ms")).isEqualTo("-1");
        assertThat(setting("users.receipts", "retention.ms")).isEqualTo("900000");
    }

    @Test
    void brokerThatCannotBeReachedIsOneSentence() {
        String nobody = "127.0.0.1:" + FreePort.next();
        try (KafkaTopics unreachable = new KafkaTopics(KafkaAccess.open(nobody), Duration.ofSeconds(1))) {
            assertThatThrownBy(() -> unreachable.partitions("users"))
                    .isInstanceOf(ApplianceException.class)
                    .hasMessageContainingAll("Kafka at " + nobody, "topic users");
        }
    }

    private static String setting(String topic, String key) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        Config config =
                kafka.admin().describeConfigs(List.of(resource)).all().get().get(resource);
        return config.get(key).value();
    }
}
