package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What open pages cost the pipeline. */
@Command(
        name = "bench-pages",
        description = {
            "Starts the appliance with an empty data directory, fetching once a day, sends valid records at a steady rate, and measures the"
                    + " latency from event to row without pages, with many open pages, and without them again.",
            "Each page follows the live status and asks every 4 s for two of the things that pages show; a tenth more stop reading."
                    + " The pages are a process of low priority, as browsers have machines of their own."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class PagesBenchmark implements Callable<Integer> {
    static final String SECTION = "bench-pages";

    @Mixin
    private BenchmarkOptions options;

    @Option(names = "--pages", paramLabel = "N", description = "Open pages.")
    private int pages = 200;

    @Option(names = "--rate", paramLabel = "N", description = "Records per second.")
    private int perSecond = 200;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "At this rate before anything is measured.")
    private int warmUpSeconds = 60;

    @Option(
            names = "--duration",
            paramLabel = "SECONDS",
            description = "With pages; before and after them half of it each.")
    private int durationSeconds = 600;

    public static void main(String[] arguments) {
        System.exit(BenchmarkCommand.execute(new PagesBenchmark(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.requireOutput(SECTION);
        String machine = MachineDescription.now();
        Path directory = options.newDirectory("pages");
        try (MeasuredAppliance appliance = new MeasuredAppliance(
                options.jar(),
                directory.resolve("data"),
                Map.of("fetch.source", "built-in", "fetch.interval", "24h"),
                Map.of())) {
            JsonNode status = LatencyBenchmark.awaitIdle(appliance, "real-time");
            String measured = measure(appliance, status);
            appliance.stop();
            options.print(SECTION, machine + "\n\n" + measured);
        } finally {
            BenchmarkOptions.delete(directory);
        }
        return 0;
    }

    private String measure(MeasuredAppliance appliance, JsonNode status) throws IOException {
        String kafka = MeasuredAppliance.address(status, "kafka");
        try (Sender sender = new Sender(kafka);
                ReceiptReader receipts = new ReceiptReader(kafka)) {
            latency(sender, receipts, warmUpSeconds);
            Figures before = figures(appliance, sender, receipts, durationSeconds / 2);
            Figures during;
            String answers;
            try (CrowdProcess crowd = new CrowdProcess(appliance.address(), pages)) {
                during = figures(appliance, sender, receipts, durationSeconds);
                answers = answers(crowd.end());
            }
            Figures after = figures(appliance, sender, receipts, durationSeconds / 2);
            return table(before, during, after) + "\n" + answers;
        }
    }

    /** A dashboard that is asked for more than it can says 503, which a page shows and asks again; more than a few are no answer. */
    private static String answers(CrowdProcess.Report crowd) {
        Map<String, Long> outcomes = crowd.outcomes();
        long all = outcomes.values().stream().mapToLong(Long::longValue).sum();
        long good = outcomes.getOrDefault("200", 0L);
        if (!crowd.lost().isEmpty() || all - good > all / 100) {
            throw new BenchmarkFailed(
                    "Pages that were cut off: %s; and the answers were %s".formatted(crowd.lost(), outcomes));
        }
        if (all > good) {
            System.err.println("Answers: " + outcomes);
        }
        return String.format(
                Locale.ROOT,
                "No page was cut off. Of %,d answers to the pages %,d were not 200 but 503, which a page shows while it asks again.\n",
                all,
                all - good);
    }

    private record Figures(List<Histogram> minutes, double cores, long resident) {
        double latency(double percentile) {
            Histogram all = new Histogram(3);
            minutes.forEach(all::add);
            return all.getValueAtPercentile(percentile);
        }

        /** A stall of a second is 1.7 % of a minute: it shows in its own minute, and leaves the median of the minutes as it is. */
        double[] slowestPercentOfEachMinute() {
            return minutes.stream()
                    .mapToDouble(minute -> minute.getValueAtPercentile(99))
                    .sorted()
                    .toArray();
        }
    }

    private Figures figures(MeasuredAppliance appliance, Sender sender, ReceiptReader receipts, int seconds)
            throws IOException {
        Duration cpu = ProcessFigures.cpu(List.of(appliance.main()));
        long begin = System.nanoTime();
        List<Histogram> minutes = new ArrayList<>();
        for (int left = seconds; left > 0; left -= 60) {
            minutes.add(latency(sender, receipts, Math.min(left, 60)));
        }
        double wall = (System.nanoTime() - begin) / 1e9;
        double used = ProcessFigures.cpu(List.of(appliance.main())).minus(cpu).toMillis() / 1e3;
        return new Figures(
                minutes,
                used / wall,
                ProcessFigures.memory(List.of(appliance.main())).resident());
    }

    private Histogram latency(Sender sender, ReceiptReader receipts, int seconds) {
        Sender.Sent sent = sender.sendSteadily(perSecond, Duration.ofSeconds(seconds), (id, timestamp) -> {});
        return receipts.read(sent.records()).latency();
    }

    private MarkdownTable table(Figures before, Figures during, Figures after) {
        MarkdownTable table = new MarkdownTable(
                String.format(Locale.ROOT, "at %,d records/s", perSecond),
                "no page",
                pages + " pages",
                "no page again",
                "with / mean without");
        for (double percentile : new double[] {50, 99}) {
            row(
                    table,
                    "event to row, p%.0f, ms".formatted(percentile),
                    before.latency(percentile),
                    during.latency(percentile),
                    after.latency(percentile));
        }
        table.row(
                "event to row, p99 of each minute: median (range), ms",
                spread(before),
                spread(during),
                spread(after),
                "");
        row(table, "CPU of the main JVM, cores", before.cores(), during.cores(), after.cores());
        row(table, "resident memory of the main JVM, MiB", mebibytes(before), mebibytes(during), mebibytes(after));
        return table;
    }

    private static String spread(Figures figures) {
        double[] sorted = figures.slowestPercentOfEachMinute();
        return String.format(
                Locale.ROOT, "%.0f (%.0f to %.0f)", sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
    }

    private static double mebibytes(Figures figures) {
        return figures.resident() / (double) (1 << 20);
    }

    private static void row(MarkdownTable table, String name, double before, double during, double after) {
        double without = Math.max(1e-3, (before + after) / 2);
        table.row(
                name,
                figure(before),
                figure(during),
                figure(after),
                String.format(Locale.ROOT, "%.2f", during / without));
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : "%,.0f", value);
    }
}
