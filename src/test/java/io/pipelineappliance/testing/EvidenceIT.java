package io.pipelineappliance.testing;

import static io.pipelineappliance.testing.ApplianceComponent.CASSANDRA;
import static io.pipelineappliance.testing.ApplianceComponent.KAFKA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.CqlSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a failed test leaves, and that it waits for whoever wants to look. */
@Tag("test-kit")
@Isolated
class EvidenceIT {
    private static final String KEEP = "appliance.keep";

    private static volatile PipelineAppliance seen;
    private static volatile String topic;

    /** Not found by itself: nested classes are run by those outside only when they are asked for. */
    @ApplianceTest(components = {KAFKA, CASSANDRA})
    static class Failing {
        @Test
        void fails(PipelineAppliance appliance, TestScope scope, CqlSession session) {
            seen = appliance;
            topic = scope.createTopic("words", 1);
            appliance.kafka().produce(topic, "k", "one");
            session.execute("CREATE TABLE " + scope.keyspace() + ".words (word text PRIMARY KEY)");
            session.execute("INSERT INTO " + scope.keyspace() + ".words (word) VALUES ('two')");
            assertThat(appliance.kafka().records(topic)).as("it was otherwise").isEmpty();
        }

        @Test
        void passes(PipelineAppliance appliance) {
            assertThat(appliance.components()).containsExactlyInAnyOrder(KAFKA, CASSANDRA);
        }
    }

    @AfterEach
    void doNotKeep() {
        System.clearProperty(KEEP);
    }

    @Test
    void aFailedTestLeavesLogsRecordsAndRowsWhereTheReportSays() throws IOException {
        InnerRun run = InnerRun.of(Failing.class);

        assertThat(run.tests()).isEqualTo(2);
        assertThat(run.failures().keySet()).singleElement().asString().startsWith("fails");
        Path directory = Path.of(run.entries().get("evidence"));
        assertThat(directory).isEqualTo(evidence());
        assertThat(directory.resolve("failure.txt")).content().contains("it was otherwise");
        assertThat(directory.resolve("components.txt"))
                .content()
                .contains("Kafka is RUNNING at 127.0.0.1:")
                .contains("Cassandra is RUNNING at 127.0.0.1:");
        assertThat(directory.resolve(topic + ".records.txt")).content().contains("key k value one");
        assertThat(directory.resolve(topic.replace("-words", "") + ".rows.txt"))
                .content()
                .contains("word:'two'");
        assertThat(directory.resolve("kafka.log")).content().contains("Kafka");
        assertThat(directory.resolve("cassandra.log")).exists();
        assertThat(evidence().resolveSibling(Failing.class.getName().replace('$', '.') + ".passes"))
                .doesNotExist();
    }

    @Test
    void withAppliancekeepItStaysUpUntilTheFileIsDeleted() throws Exception {
        Path file = evidence().resolve("delete-me-to-go-on");
        Files.deleteIfExists(file);
        System.setProperty(KEEP, "true");
        CompletableFuture<InnerRun> run = CompletableFuture.supplyAsync(() -> InnerRun.of(Failing.class));

        await("the appliance waits").atMost(Duration.ofMinutes(1)).until(() -> Files.exists(file));
        assertThat(file)
                .content()
                .contains("Kafka is RUNNING at " + seen.kafka().bootstrapServers());
        assertThat(seen.kafka().records(topic)).hasSize(1);
        assertThat(run).isNotDone();
        Files.delete(file);

        assertThat(run.get(1, TimeUnit.MINUTES).failures()).hasSize(1);
        assertThat(seen.dataDirectory()).doesNotExist();
    }

    private static Path evidence() {
        return Path.of("target", "appliance", Failing.class.getName().replace('$', '.') + ".fails")
                .toAbsolutePath();
    }
}
