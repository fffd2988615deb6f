package io.pipelineappliance.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long starts take, and what an idle appliance costs. */
@Command(
        name = "bench-boot",
        description = {
            "Starts the appliance with its default config on free ports and the built-in source, and prints from all starts the times"
                    + " from process start to dashboard, Kafka, Cassandra, first executor and first row, and memory and CPU when idle.",
            "The first start has an empty library cache and is reported on its own; the others find the libraries and class-data"
                    + " archives that it made. Starts with a fresh and an existing data directory alternate."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class BootBenchmark implements Callable<Integer> {
    static final String SECTION = "bench-boot";

    @Mixin
    private BenchmarkOptions options;

    @Option(names = "--starts", paramLabel = "N", description = "Starts with each kind of data directory.")
    private int starts = 5;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            description = "Between the first row and looking at the idle appliance.")
    private int settleSeconds = 20;

    @Option(
            names = "--idle",
            paramLabel = "SECONDS",
            description = "How long to look at it, 50 at most; 0 for not at all.")
    private int idleSeconds = 30;

    @Option(names = "--short", description = "One start of each kind and a short look: whether it works, not how well.")
    private boolean isShort;

    public static void main(String[] arguments) {
        System.exit(BenchmarkCommand.execute(new BootBenchmark(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.requireOutput(SECTION);
        if (isShort) {
            starts = 1;
            settleSeconds = 2;
            idleSeconds = Math.min(idleSeconds, 5);
        }
        String machine = MachineDescription.now();
        Path directory = options.newDirectory("boot");
        try {
            BootFigures first = firstStart(directory);
            List<BootFigures> fresh = new ArrayList<>();
            List<BootFigures> existing = new ArrayList<>();
            for (int number = 1; number <= starts; number++) {
                Path data = directory.resolve("data-" + number);
                fresh.add(start("fresh " + number, directory, data));
                awaitDueInterval();
                existing.add(start("existing " + number, directory, data));
                BenchmarkOptions.delete(data);
            }
            options.print(SECTION, machine + "\n\n" + new BootTables(first, fresh, existing));
        } finally {
            BenchmarkOptions.delete(directory);
        }
        return 0;
    }

    /** An appliance whose newest interval has had its run would not fetch at its start, and have no first row. */
    private static void awaitDueInterval() throws InterruptedException {
        long interval = Duration.ofMinutes(1).toMillis();
        Thread.sleep(interval - System.currentTimeMillis() % interval);
    }

    private BootFigures firstStart(Path directory) throws IOException, InterruptedException {
        Path data = directory.resolve("data-first");
        ClassArchives archives = new ClassArchives(directory.resolve("cache"));
        try (MeasuredAppliance appliance = appliance(directory, data)) {
            BootFigures figures = new BootRun(appliance).measure(running -> {
                if (!archives.await()) {
                    System.err.println("No class-data archives were made: all starts run without.");
                }
                return Optional.empty();
            });
            progress("first on a machine", figures);
            return figures;
        } finally {
            BenchmarkOptions.delete(data);
        }
    }

    private BootFigures start(String name, Path directory, Path data) throws IOException, InterruptedException {
        try (MeasuredAppliance appliance = appliance(directory, data)) {
            IdleWindow window = new IdleWindow(Duration.ofSeconds(settleSeconds), Duration.ofSeconds(idleSeconds));
            BootFigures figures = new BootRun(appliance)
                    .measure(running -> idleSeconds == 0 ? Optional.empty() : Optional.of(window.look(running)));
            progress(name, figures);
            return figures;
        }
    }

    private MeasuredAppliance appliance(Path directory, Path data) throws IOException {
        return new MeasuredAppliance(
                options.jar(),
                data,
                Map.of("fetch.source", "built-in"),
                Map.of("PIPELINE_APPLIANCE_CACHE", directory.resolve("cache").toString()));
    }

    private static void progress(String name, BootFigures figures) {
        System.err.printf(
                Locale.ROOT,
                "%-20s dashboard %.1f s, first row %.1f s%n",
                name + ":",
                figures.dashboard(),
                figures.firstRow());
    }
}
