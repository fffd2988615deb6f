package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.it.harness.BesideOthers;
import io.pipelineappliance.it.harness.PipelineTable;
import io.pipelineappliance.it.harness.PipelineTopic;
import io.pipelineappliance.it.harness.Workplace;
import io.pipelineappliance.it.infrastructure.Infrastructure;
import io.pipelineappliance.it.infrastructure.ServerProcess;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import io.pipelineappliance.launcher.boot.StreamJobMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The job of the same jar, by {@code spark-submit}, without an appliance. */
@BesideOthers
class SubmittedJobIT {
    private static final Path JAR = Path.of("target", "pipeline-appliance.jar");
    private static final int SIZE = TestSize.of(300, 5_000);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Path directory = Workplace.temporary("submitted");

    @AfterEach
    void delete() {
        Workplace.delete(directory);
    }

    @Test
    void theJobAloneStreamsEveryRecordAndGoesOnAfterItsDriverWasKilled() throws Exception {
        try (Infrastructure infrastructure = Infrastructure.in(directory)
                        .withKafka(1)
                        .withSpark()
                        .withCassandra()
                        .start();
                ServerProcess driver = driver(infrastructure);
                PipelineTopic topic = PipelineTopic.at(infrastructure.kafka().bootstrapServers());
                PipelineTable table = PipelineTable.at(infrastructure.settings().get("cassandra.contact-points"))) {
            driver.start().awaitUp();
            RecordBatch first = RecordBatch.withBadOnes(SIZE);
            arrive(first, topic, table);

            driver.kill();
            driver.start().awaitUp();
            RecordBatch second = RecordBatch.withBadOnes(SIZE);
            arrive(second, topic, table);

            assertThat(table.keys())
                    .hasSize(first.goodKeys().size() + second.goodKeys().size());
            assertThat(Files.readString(driver.log())).doesNotContain("Exception in thread \"main\"");
        }
    }

    private static void arrive(RecordBatch batch, PipelineTopic topic, PipelineTable table) {
        try (BatchProducer sending = BatchProducer.send(batch, topic)) {
            sending.awaitAll(PATIENCE);
        }
        Arrival arrival = new Arrival(topic, table, batch);
        arrival.awaitAll();
        arrival.assertRowsAreExact();
    }

    private ServerProcess driver(Infrastructure infrastructure) {
        List<String> arguments =
                new ArrayList<>(List.of("--data-dir", directory.resolve("data").toString()));
        for (Map.Entry<String, String> setting : infrastructure.settings().entrySet()) {
            arguments.addAll(List.of("--set", setting.getKey() + "=" + setting.getValue()));
        }
        return infrastructure.spark().submit(StreamJobMain.class.getName(), JAR, arguments);
    }
}
