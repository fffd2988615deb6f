package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.cql.Row;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pipelineappliance.it.harness.OpenPages;
import io.pipelineappliance.it.harness.PipelineTable;
import io.pipelineappliance.it.harness.PipelineTopic;
import io.pipelineappliance.it.harness.ProcessFigures;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.SharedAppliance;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many pages that stay open, some on machines that sleep: 10 minutes with the profile {@code full}. */
@ExtendWith(SharedAppliance.class)
class OpenPagesIT {
    private static final int READING = 160;
    private static final int SLEEPING = 40;
    private static final int PER_SECOND = 50;
    private static final Duration MEASURED = Duration.ofSeconds(TestSize.of(15, 120));
    private static final Duration OPEN = Duration.ofSeconds(TestSize.of(30, 600));
    private static final Path REPORT = Path.of("target", "it", "open-pages.txt");

    @Test
    void costThePipelineNothingThatOneCouldMeasure(RunningAppliance appliance) throws IOException {
        latency(appliance);
        double alone = latency(appliance);
        ProcessFigures before = ProcessFigures.of(appliance.process().pid());

        try (OpenPages pages = new OpenPages(appliance.port("dashboard.port"), READING, SLEEPING, paths(appliance))) {
            long began = System.nanoTime();
            double together = latency(appliance);
            await("the pages have been open for " + OPEN)
                    .atMost(OPEN.plusSeconds(10))
                    .until(() -> System.nanoTime() - began >= OPEN.toNanos());
            ProcessFigures after = ProcessFigures.of(appliance.process().pid());
            Files.writeString(REPORT, """
                    median from event to write, alone: %.1f ms, with the pages: %.1f ms
                    before: %s
                    after: %s
                    events: %d, answers: %d, failures: %d
                    """.formatted(
                            alone, together, before, after, pages.events(), pages.answers(), pages.failures()));

            assertThat(together).as("median, in ms; alone %.1f", alone).isLessThan(alone * 1.5 + 20);
            assertThat(after.heapMiB()).isLessThan(before.heapMiB() + 64);
            assertThat(after.residentMiB()).isLessThan(before.residentMiB() + 256);
            assertThat(after.threads()).isLessThan(before.threads() + 48);
            assertThat(pages.failures()).as("of those who read").isZero();
            assertThat(pages.events()).isGreaterThan(READING * OPEN.toSeconds() / 2);
            assertThat(pages.answers()).isGreaterThan(READING * OPEN.toSeconds() / 10);
            await("those who do not read are let go")
                    .atMost(Duration.ofSeconds(90))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> pages.dropped() == SLEEPING);
        }
    }

    /** Median of the milliseconds from a record's timestamp to that of its write. */
    private static double latency(RunningAppliance appliance) {
        RecordBatch batch = RecordBatch.ofGoodOnes((int) (PER_SECOND * MEASURED.toSeconds()));
        try (BatchProducer sending = BatchProducer.send(batch, appliance.topic(), PER_SECOND)) {
            sending.awaitAll(MEASURED.plusMinutes(2));
            new Arrival(appliance, batch).awaitAll();
        }
        Map<UUID, Long> sent = new HashMap<>();
        appliance.topic().read(PipelineTopic.RECORDS).stream()
                .filter(record -> batch.has(Arrival.key(record)))
                .forEach(record -> sent.put(Arrival.key(record), record.timestamp()));
        double[] millis = StreamSupport.stream(
                        appliance
                                .table()
                                .session()
                                .execute("SELECT id, WRITETIME(first_name) AS written FROM " + PipelineTable.NAME)
                                .spliterator(),
                        false)
                .filter(row -> sent.containsKey(row.getUuid("id")))
                .mapToDouble(row -> millis(row, sent))
                .sorted()
                .toArray();
        assertThat(millis).hasSize(batch.records().size());
        return millis[millis.length / 2];
    }

    private static double millis(Row row, Map<UUID, Long> sent) {
        return row.getLong("written") / 1_000.0 - sent.get(row.getUuid("id"));
    }

    /** What pages poll: whatever the API lists without being told of what. */
    private static List<String> paths(RunningAppliance appliance) throws IOException {
        JsonNode document = new ObjectMapper().readTree(appliance.api().get("/api/v1/openapi.json"));
        List<String> paths = document.path("paths").properties().stream()
                .filter(path -> !path.getKey().contains("{"))
                .filter(path -> path.getValue()
                        .at("/get/responses/200/content")
                        .has("application/json"))
                .filter(path -> StreamSupport.stream(
                                path.getValue().at("/get/parameters").spliterator(), false)
                        .noneMatch(parameter -> parameter.path("required").asBoolean()))
                .map(Map.Entry::getKey)
                .filter(path -> !path.endsWith("openapi.json"))
                .toList();
        assertThat(paths).contains("/api/v1/status", "/api/v1/dags");
        return paths;
    }
}
