package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.it.harness.BesideOthers;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.Workplace;
import io.pipelineappliance.it.infrastructure.Infrastructure;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same jar on systems that run elsewhere, which fail one after the other. */
@BesideOthers
class ExternalIT {
    private static final int RECORDS_PER_STAGE = TestSize.of(1_000, 10_000);
    private static final int STAGES = 5;
    private static final int RECORDS_PER_SECOND = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration AWAY = Duration.ofSeconds(TestSize.of(10, 60));

    private final Path directory = Workplace.temporary("external");

    @AfterEach
    void delete() {
        Workplace.delete(directory);
    }

    @Test
    void noRecordIsLostWhenExternalSystemsFailOneAfterTheOtherAndWordsSayWhatGoesOn() throws Exception {
        RecordBatch batch = RecordBatch.withBadOnes(STAGES * RECORDS_PER_STAGE);
        try (Infrastructure infrastructure = Infrastructure.whole(directory).start();
                RunningAppliance appliance = RunningAppliance.named("external")
                        .set(infrastructure.settings())
                        .withoutFetcher()
                        .start();
                BatchProducer sending = BatchProducer.send(batch, appliance.topic(), RECORDS_PER_SECOND)) {
            sending.upTo(RECORDS_PER_STAGE);
            infrastructure.kafka().broker(0).kill();
            awaitReason(appliance, "kafka", "2 of the 3 brokers of Kafka at ");
            sending.upTo(2 * RECORDS_PER_STAGE);
            infrastructure.kafka().broker(0).start().awaitUp();
            awaitServing(appliance, "kafka");

            infrastructure.registry().kill();
            awaitReason(appliance, "schema-registry", " does not answer (");
            infrastructure.registry().start().awaitUp();
            awaitServing(appliance, "schema-registry");

            infrastructure.cassandra().kill();
            awaitReason(appliance, "cassandra", " does not answer; start it, or wait: ");
            await().pollDelay(AWAY).atMost(AWAY.plusSeconds(10)).until(() -> true);
            infrastructure.cassandra().start().awaitUp();
            awaitServing(appliance, "cassandra");
            sending.upTo(3 * RECORDS_PER_STAGE);

            infrastructure.spark().master().kill();
            awaitReason(appliance, "spark", "can be reached (");
            infrastructure.spark().master().start().awaitUp();
            awaitServing(appliance, "spark");
            sending.upTo(4 * RECORDS_PER_STAGE);

            infrastructure.spark().awaitWorkers().worker(0).kill();
            awaitReason(appliance, "spark", " has lost 1 of its 2 workers (");
            sending.upTo(5 * RECORDS_PER_STAGE).awaitAll(PATIENCE);
            infrastructure.spark().worker(0).start().awaitUp();
            awaitServing(appliance, "spark");
            Arrival arrival = new Arrival(appliance, batch);
            arrival.awaitAll();

            arrival.assertRowsAreExact();
            assertThat(log(appliance))
                    .contains(
                            "2 of the 3 brokers of Kafka at ",
                            " is whole again",
                            " has lost 1 of its 2 workers (",
                            "Cassandra at " + infrastructure.settings().get("cassandra.contact-points")
                                    + " serves again, after ",
                            "Schema Registry at " + infrastructure.settings().get("schema-registry.url")
                                    + " serves again, after ",
                            "Spark at " + infrastructure.spark().masterUrl() + " serves again, after ");
        }
    }

    private static void awaitReason(RunningAppliance appliance, String part, String words) {
        await("words of " + part)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                appliance.api().component(part).path("reason").asText())
                        .contains(words));
    }

    private static void awaitServing(RunningAppliance appliance, String part) {
        await(part + " serves")
                .atMost(PATIENCE)
                .until(() ->
                        appliance.api().component(part).path("state").asText().equals("RUNNING")
                                && appliance
                                        .api()
                                        .component(part)
                                        .path("reason")
                                        .isNull());
    }

    private static String log(RunningAppliance appliance) throws IOException {
        return Files.readString(appliance.directory().resolve("logs/appliance.log"));
    }
}
