package io.pipelineappliance.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.it.harness.NodeProject;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.SharedAppliance;
import io.pipelineappliance.it.harness.Workplace;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.RecordBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that were made for Confluent's registry, with the appliance's and with the records on its topic. */
@ExtendWith(SharedAppliance.class)
class RegistryClientsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final int PEOPLE = 40;

    private static Path report;
    private static NodeProject clients;

    @BeforeAll
    static void install() {
        report = Workplace.report("registry-clients");
        clients = NodeProject.installed(Path.of("src", "test", "node"), report);
    }

    @Test
    void theyRegisterLookUpEvolveAreRefusedDeleteAndRefer(RunningAppliance appliance) {
        clients.test("registry.test.mjs", Map.of("REGISTRY_URL", registry(appliance)), PATIENCE);
    }

    @Test
    void theyReadPlainJsonByItsHeaderAndWhatTheyWriteBecomesRows(RunningAppliance appliance) throws IOException {
        exchange(appliance);
    }

    @Test
    void theyReadTheAppliancesAvroAndWhatTheyWriteBecomesRows() throws IOException {
        try (RunningAppliance appliance =
                RunningAppliance.named("avro").set("pipeline.format", "avro").start()) {
            exchange(appliance);
        }
    }

    private static void exchange(RunningAppliance appliance) throws IOException {
        RecordBatch batch = RecordBatch.ofGoodOnes(PEOPLE);
        Path records = report.resolve("records-" + appliance.port("kafka.port") + ".json");
        Files.writeString(
                records,
                batch.records().stream()
                        .map(record -> new String(record.value(), UTF_8))
                        .collect(Collectors.joining(",\n", "[", "]")));

        clients.test(
                "messages.test.mjs",
                Map.of(
                        "REGISTRY_URL", registry(appliance),
                        "KAFKA", appliance.topic().bootstrapServers(),
                        "RECORDS", records.toAbsolutePath().toString()),
                PATIENCE);

        Arrival arrival = new Arrival(appliance, batch);
        arrival.awaitAll();
        arrival.assertRowsAreExact();
        assertThat(arrival.deadLetters()).isEmpty();
    }

    private static String registry(RunningAppliance appliance) {
        return "http://127.0.0.1:" + appliance.port("schema-registry.port");
    }
}
