package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Event-to-row latency and throughput of both modes of the stream. */
@Command(
        name = "bench-latency",
        description = {
            "Starts the appliance in real-time mode and then in micro-batch mode, with an empty data directory and without its fetcher,"
                    + " and sends valid records with a plain Kafka producer at 10/s and at 1,000/s, then many at full speed.",
            "Latency is from the producer's timestamp to Cassandra's acknowledgement, of every record."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class LatencyBenchmark implements Callable<Integer> {
    static final String SECTION = "bench-latency";
    private static final List<Integer> RATES = List.of(10, 1000);

    @Mixin
    private BenchmarkOptions options;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "At 1,000/s before anything is measured.")
    private int warmUpSeconds = 30;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "At each rate.")
    private int durationSeconds = 60;

    @Option(names = "--records", paramLabel = "N", description = "For the throughput.")
    private long records = 300_000;

    @Option(names = "--short", description = "A few seconds and 20,000 records: whether it works, not how well.")
    private boolean isShort;

    public static void main(String[] arguments) {
        System.exit(BenchmarkCommand.execute(new LatencyBenchmark(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.requireOutput(SECTION);
        LatencyPlan plan = plan();
        String machine = MachineDescription.now();
        Path directory = options.newDirectory("latency");
        try {
            LatencyFigures realTime = measure(plan, "real-time", directory);
            LatencyFigures microBatch = measure(plan, "micro-batch", directory);
            options.print(SECTION, machine + "\n\n" + new LatencyTables(plan, realTime, microBatch));
        } finally {
            BenchmarkOptions.delete(directory);
        }
        return 0;
    }

    private LatencyPlan plan() {
        return isShort
                ? new LatencyPlan(RATES, Duration.ofSeconds(5), Duration.ofSeconds(5), 20_000)
                : new LatencyPlan(
                        RATES, Duration.ofSeconds(warmUpSeconds), Duration.ofSeconds(durationSeconds), records);
    }

    private LatencyFigures measure(LatencyPlan plan, String mode, Path directory)
            throws IOException, InterruptedException {
        Map<String, String> settings = Map.of("fetch.enabled", "false", "stream.mode", mode);
        try (MeasuredAppliance appliance =
                new MeasuredAppliance(options.jar(), directory.resolve(mode), settings, Map.of())) {
            LatencyFigures figures = measure(plan, mode, awaitIdle(appliance, mode));
            appliance.stop();
            return figures;
        }
    }

    private static LatencyFigures measure(LatencyPlan plan, String mode, JsonNode status) {
        try (LatencyRun run = new LatencyRun(plan, mode, status)) {
            return run.measure();
        }
    }

    /** All is up, and the archives that a first start makes are made. */
    static JsonNode awaitIdle(MeasuredAppliance appliance, String mode) throws InterruptedException {
        JsonNode status = appliance.awaitStatus("running", LatencyBenchmark::isRunning);
        String actual = status.at("/stream/mode").asText();
        if (!actual.equalsIgnoreCase(mode.replace('-', '_'))) {
            throw new BenchmarkFailed("The stream runs in mode " + actual + " instead of " + mode);
        }
        do {
            TimeUnit.SECONDS.sleep(2);
        } while (appliance.isArchiving());
        return status;
    }

    private static boolean isRunning(JsonNode status) {
        return status.get("state").asText().equals("RUNNING")
                && status.at("/stream/state").asText().equals("RUNNING")
                && status.at("/spark/executors").asInt() > 0
                && status.at("/table/name").isTextual();
    }
}
