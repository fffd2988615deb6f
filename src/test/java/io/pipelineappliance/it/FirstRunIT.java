package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.it.foreign.CountingJob;
import io.pipelineappliance.it.foreign.EvenNumbers;
import io.pipelineappliance.it.harness.ForeignProgram;
import io.pipelineappliance.it.harness.JobJar;
import io.pipelineappliance.it.harness.PipelineTopic;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.SharedAppliance;
import io.pipelineappliance.it.records.Arrival;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who starts the jar for the first time and tries what the terminal proposes. */
@ExtendWith(SharedAppliance.class)
class FirstRunIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int FETCHED_AT_ONCE = 10;

    @BeforeEach
    void awaitSummary(RunningAppliance appliance) {
        await("summary on the terminal")
                .atMost(PATIENCE)
                .until(() -> appliance.process().output().contains("Try next:"));
    }

    @Test
    void rowsArriveInCassandra(RunningAppliance appliance) {
        await("rows of the first fetch")
                .atMost(PATIENCE)
                .until(() -> appliance.table().keys().size() >= FETCHED_AT_ONCE);
    }

    @Test
    void whereTheRealServiceIsOutOfReachPeopleComeFromTheBuiltInSourceAndEveryRecordSaysSo(RunningAppliance appliance) {
        JsonNode source = appliance.api().status().path("source");

        assertThat(source.path("configured").asText()).isEqualTo("AUTO");
        assertThat(source.path("active").asText()).isEqualTo("built-in");
        assertThat(source.path("why").asText()).isNotBlank();
        List<ConsumerRecord<byte[], byte[]>> fetched = appliance.topic().read(PipelineTopic.RECORDS).stream()
                .filter(record -> Arrival.header(record, "source") != null)
                .toList();
        assertThat(fetched)
                .hasSizeGreaterThanOrEqualTo(FETCHED_AT_ONCE)
                .allSatisfy(
                        record -> assertThat(Arrival.header(record, "source")).isEqualTo("built-in"));
    }

    @Test
    void everyProductHasLinesInItsLogTail(RunningAppliance appliance) {
        for (String product : List.of("zookeeper", "kafka", "cassandra", "spark", "driver", "stream")) {
            assertThat(appliance.api().component(product).path("log"))
                    .as("log tail of %s", product)
                    .isNotEmpty();
        }
    }

    @Test
    void theSummaryHasEveryAddress(RunningAppliance appliance) {
        await("the first row, in the summary or after it")
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(appliance.process().output())
                        .containsPattern("the first row was in Cassandra after \\d+\\.\\d s"));
        assertThat(appliance.process().output())
                .contains(
                        "http://127.0.0.1:" + appliance.port("dashboard.port"),
                        "127.0.0.1:" + appliance.port("zookeeper.port"),
                        "127.0.0.1:" + appliance.port("kafka.port"),
                        "127.0.0.1:" + appliance.port("cassandra.port"),
                        "cqlsh 127.0.0.1 " + appliance.port("cassandra.port"),
                        "spark://127.0.0.1:" + appliance.port("spark.master-port"),
                        "http://127.0.0.1:" + appliance.port("spark.ui-port"));
    }

    @Test
    void theTerminalShowsProgressAndNoStackTrace(RunningAppliance appliance) {
        assertThat(appliance.process().output())
                .startsWith("Pipeline Appliance starts; data in " + appliance.directory())
                .containsPattern("  up +Cassandra +\\d+\\.\\d s")
                .doesNotContain("Exception", "\tat ", "WARN", "ERROR");
    }

    @Test
    void logsAreWrittenIntoTheDataDirectoryAndNothingOutsideOfIt(RunningAppliance appliance) {
        assertThat(appliance.directory().resolve("logs/appliance.log")).isNotEmptyFile();
        assertThat(appliance.report().toFile().list()).containsExactly("terminal-1.txt");
    }

    @Test
    void kafkasConsoleConsumerReadsTheTopicAsThePrintedLineSays(RunningAppliance appliance, @TempDir Path directory)
            throws IOException {
        List<String> printed = printed(appliance, "kafka-console-consumer.sh ");

        ForeignProgram.Result result = ForeignProgram.consoleConsumer()
                .run(
                        with(printed, "--max-messages", "" + FETCHED_AT_ONCE, "--timeout-ms", "60000"),
                        directory,
                        PATIENCE);

        assertThat(result.out().lines())
                .as(result.err())
                .hasSizeGreaterThanOrEqualTo(FETCHED_AT_ONCE)
                .isSubsetOf(appliance.topic().read(PipelineTopic.RECORDS).stream()
                        .flatMap(record -> linesOf(record.value()))
                        .toList());
    }

    @Test
    void sparkSubmitRunsAJobOfSomebodyElseAsThePrintedLineSays(RunningAppliance appliance, @TempDir Path directory)
            throws IOException {
        Path jar = JobJar.of(directory.resolve("counting.jar"), CountingJob.class, EvenNumbers.class);
        List<String> printed = printed(appliance, "spark-submit ");
        List<String> master = printed.subList(0, printed.indexOf("--class"));

        ForeignProgram.Result result = ForeignProgram.sparkSubmit()
                .javaOptions(
                        Arrays.asList(JavaModuleOptions.defaultModuleOptions().split(" ")))
                .run(with(master, "--class", CountingJob.class.getName(), jar.toString(), "1000"), directory, PATIENCE);

        assertThat(result.out())
                .as(result.err())
                .contains("Even numbers: 500 by spark://127.0.0.1:" + appliance.port("spark.master-port"))
                .contains("Odd numbers: 500 in a Dataset");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void theDashboardServesItsPage(RunningAppliance appliance) {
        assertThat(appliance.api().get("/")).contains("<html").contains("assets/");
    }

    private static List<String> printed(RunningAppliance appliance, String program) {
        Matcher line = Pattern.compile("^ *" + Pattern.quote(program) + "(.*)$", Pattern.MULTILINE)
                .matcher(appliance.process().output());
        assertThat(line.find()).as("a line with " + program).isTrue();
        return List.of(line.group(1).split(" "));
    }

    private static List<String> with(List<String> arguments, String... more) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of(more));
        return all;
    }

    /** As Kafka's console consumer prints a value, which other tests may have made of anything. */
    private static Stream<String> linesOf(byte[] value) {
        return value == null ? Stream.of("null") : new String(value, StandardCharsets.UTF_8).lines();
    }
}
