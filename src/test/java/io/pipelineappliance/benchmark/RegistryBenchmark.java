package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Registrations and look-ups of the Schema Registry. */
@Command(
        name = "bench-registry",
        description = {
            "Starts the appliance with an empty data directory and without its fetcher, registers Avro schemas, each under a subject of its"
                    + " own, and looks them up by id, with one client and with eight.",
            "Then it stops the appliance's Kafka and looks them up again: what is answered then comes from memory."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class RegistryBenchmark implements Callable<Integer> {
    static final String SECTION = "bench-registry";
    private static final int MANY = 8;

    @Mixin
    private BenchmarkOptions options;

    @Option(names = "--schemas", paramLabel = "N", description = "To register with each number of clients.")
    private int schemas = 1_000;

    @Option(names = "--look-ups", paramLabel = "N", description = "With each number of clients.")
    private int lookUps = 20_000;

    @Option(names = "--short", description = "A tenth of it: whether it works, not how well.")
    private boolean isShort;

    public static void main(String[] arguments) {
        System.exit(BenchmarkCommand.execute(new RegistryBenchmark(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.requireOutput(SECTION);
        String machine = MachineDescription.now();
        Path directory = options.newDirectory("registry");
        try (MeasuredAppliance appliance = new MeasuredAppliance(
                options.jar(), directory.resolve("data"), Map.of("fetch.enabled", "false"), Map.of())) {
            JsonNode status = appliance.awaitStatus("running", RegistryBenchmark::isRunning);
            MarkdownTable table = measure(appliance, status);
            appliance.stop();
            options.print(SECTION, machine + "\n\n" + table);
        } finally {
            BenchmarkOptions.delete(directory);
        }
        return 0;
    }

    private MarkdownTable measure(MeasuredAppliance appliance, JsonNode status) throws InterruptedException {
        int divisor = isShort ? 10 : 1;
        RegistryRun run = new RegistryRun(MeasuredAppliance.address(status, "schema-registry"));
        run.register("warm", 1, schemas / divisor / 2);
        run.lookUp(1, lookUps / divisor / 2);
        MarkdownTable table = new MarkdownTable("", "clients", "per second", "p50, ms", "p99, ms", "greatest, ms");
        for (int clients : List.of(1, MANY)) {
            row(
                    table,
                    "Registrations of new schemas",
                    clients,
                    run.register("c" + clients, clients, schemas / divisor));
        }
        for (int clients : List.of(1, MANY)) {
            row(
                    table,
                    "Registrations of known schemas",
                    clients,
                    run.register("c" + clients, clients, schemas / divisor));
        }
        for (int clients : List.of(1, MANY)) {
            row(table, "Look-ups by id", clients, run.lookUp(clients, lookUps / divisor));
        }
        appliance.stopComponent("kafka");
        appliance.awaitStatus("without Kafka", RegistryBenchmark::isWithoutKafka);
        row(table, "Look-ups by id while Kafka is stopped", MANY, run.lookUp(MANY, lookUps / divisor));
        return table;
    }

    private static void row(MarkdownTable table, String what, int clients, RegistryRun.Figures figures) {
        table.row(
                what,
                String.valueOf(clients),
                String.format(Locale.ROOT, "%,.0f", figures.perSecond()),
                milliseconds(figures, 50),
                milliseconds(figures, 99),
                milliseconds(figures, 100));
    }

    private static String milliseconds(RegistryRun.Figures figures, double percentile) {
        return String.format(
                Locale.ROOT,
                "%.2f",
                figures.micros().getValueAtPercentile(percentile) / (double) TimeUnit.MILLISECONDS.toMicros(1));
    }

    private static boolean isRunning(JsonNode status) {
        return status.get("state").asText().equals("RUNNING");
    }

    private static boolean isWithoutKafka(JsonNode status) {
        return !MeasuredAppliance.component(status, "kafka")
                        .get("state")
                        .asText()
                        .equals("RUNNING")
                && !MeasuredAppliance.component(status, "kafka")
                        .get("state")
                        .asText()
                        .equals("STOPPING");
    }
}
