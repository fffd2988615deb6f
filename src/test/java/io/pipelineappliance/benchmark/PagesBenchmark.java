package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What open pages cost the pipeline. */
@Command(
        name = "bench-pages",
        description = {
            "Starts the appliance with an empty data directory, fetching once a day, sends valid records at a steady rate, and measures the"
                    + " latency from event to row without pages, with many open pages, and with as many that look at a record of the dashboard"
                    + " instead, in turn: what changes with the time, as a JVM does that still compiles, and a machine that others use,"
                    + " meets all alike.",
            "Each page follows the live status and asks every 4 s for two of the things that pages show; a tenth more stop reading."
                    + " The pages are a process of low priority, as browsers have machines of their own."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class PagesBenchmark implements Callable<Integer> {
    static final String SECTION = "bench-pages";
    private static final int OPENING_SECONDS = 20;
    private static final int CLOSING_SECONDS = 15;

    @Mixin
    private BenchmarkOptions options;

    @Option(names = "--pages", paramLabel = "N", description = "Open pages.")
    private int pages = 200;

    @Option(names = "--rate", paramLabel = "N", description = "Records per second.")
    private int perSecond = 200;

    @Option(names = "--warm-up", paramLabel = "SECONDS", description = "At this rate before anything is measured.")
    private int warmUpSeconds = 180;

    @Option(names = "--rounds", paramLabel = "N", description = "Times that pages are closed and opened again.")
    private int rounds = 5;

    @Option(names = "--minutes", paramLabel = "N", description = "Minutes without pages, and with them, of each round.")
    private int minutes = 1;

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
            Map<Pages, List<Figures>> measured = new EnumMap<>(Pages.class);
            Answers answers = new Answers();
            List<Pages> turns = new ArrayList<>(List.of(Pages.values()));
            for (int round = 0; round < rounds; round++) {
                for (Pages turn : turns) {
                    measured.computeIfAbsent(turn, key -> new ArrayList<>())
                            .add(turn(turn, appliance, sender, receipts, answers));
                }
                Collections.rotate(turns, 1);
            }
            return table(measured) + "\n" + answers;
        }
    }

    /** Where pages are open. */
    private enum Pages {
        NOWHERE,
        ELSEWHERE,
        HERE
    }

    private Figures turn(
            Pages where, MeasuredAppliance appliance, Sender sender, ReceiptReader receipts, Answers answers)
            throws IOException {
        return switch (where) {
            case NOWHERE -> figures(appliance, sender, receipts);
            case ELSEWHERE -> lookedAt(CrowdProcess.At.A_RECORD_OF_IT, appliance, sender, receipts, new Answers());
            case HERE -> lookedAt(CrowdProcess.At.THE_DASHBOARD, appliance, sender, receipts, answers);
        };
    }

    private Figures lookedAt(
            CrowdProcess.At at, MeasuredAppliance appliance, Sender sender, ReceiptReader receipts, Answers answers)
            throws IOException {
        Figures figures;
        try (CrowdProcess crowd = new CrowdProcess(appliance.address(), at, pages)) {
            // They open one after the other.
            latency(sender, receipts, OPENING_SECONDS);
            figures = figures(appliance, sender, receipts);
            answers.add(crowd.end());
        }
        // What they left, the appliance notices when it writes.
        latency(sender, receipts, CLOSING_SECONDS);
        return figures;
    }

    /** A dashboard that is asked for more than it can says 503, which a page shows and asks again; more than a few are no answer. */
    private static final class Answers {
        private long all;
        private long good;

        void add(CrowdProcess.Report crowd) {
            long some = crowd.outcomes().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            long well = crowd.outcomes().getOrDefault("200", 0L);
            if (!crowd.lost().isEmpty() || some - well > some / 100) {
                throw new BenchmarkFailed("Pages that were cut off: %s; and the answers were %s"
                        .formatted(crowd.lost(), crowd.outcomes()));
            }
            all += some;
            good += well;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "No page was cut off. Of %,d answers to the pages %,d were not 200 but 503, which a page shows while it asks again.\n",
                    all,
                    all - good);
        }
    }

    private record Figures(Histogram latency, double cores, long resident) {
        double p(double percentile) {
            return latency.getValueAtPercentile(percentile);
        }
    }

    private Figures figures(MeasuredAppliance appliance, Sender sender, ReceiptReader receipts) throws IOException {
        Duration cpu = ProcessFigures.cpu(List.of(appliance.main()));
        long begin = System.nanoTime();
        Histogram latency = latency(sender, receipts, Math.toIntExact(TimeUnit.MINUTES.toSeconds(minutes)));
        double wall = (System.nanoTime() - begin) / 1e9;
        double used = ProcessFigures.cpu(List.of(appliance.main())).minus(cpu).toMillis() / 1e3;
        return new Figures(
                latency,
                used / wall,
                ProcessFigures.memory(List.of(appliance.main())).resident());
    }

    private Histogram latency(Sender sender, ReceiptReader receipts, int seconds) {
        Sender.Sent sent = sender.sendSteadily(perSecond, Duration.ofSeconds(seconds), (id, timestamp) -> {});
        return receipts.read(sent.records()).latency();
    }

    private MarkdownTable table(Map<Pages, List<Figures>> measured) {
        MarkdownTable table = new MarkdownTable(
                String.format(
                        Locale.ROOT, "at %,d records/s; least / median / greatest of %d rounds", perSecond, rounds),
                "no page",
                pages + " pages elsewhere",
                pages + " pages",
                "here / elsewhere, by medians",
                "rounds in which it was more here");
        row(table, "event to row, p50, ms", measured, figures -> figures.p(50), 0);
        row(table, "event to row, p99, ms", measured, figures -> figures.p(99), 0);
        row(table, "event to row, p99.9, ms", measured, figures -> figures.p(99.9), 0);
        row(table, "CPU of the main JVM, cores", measured, Figures::cores, 2);
        row(
                table,
                "resident memory of the main JVM, MiB",
                measured,
                figures -> figures.resident() / (double) (1 << 20),
                0);
        return table;
    }

    private static void row(
            MarkdownTable table,
            String name,
            Map<Pages, List<Figures>> measured,
            ToDoubleFunction<Figures> figure,
            int digits) {
        List<Double> elsewhere = values(measured.get(Pages.ELSEWHERE), figure);
        List<Double> here = values(measured.get(Pages.HERE), figure);
        long more = IntStream.range(0, here.size())
                .filter(round -> here.get(round) > elsewhere.get(round))
                .count();
        table.row(
                name,
                Spread.of(values(measured.get(Pages.NOWHERE), figure)).text(digits),
                Spread.of(elsewhere).text(digits),
                Spread.of(here).text(digits),
                String.format(
                        Locale.ROOT,
                        "%.2f",
                        Spread.of(here).median()
                                / Math.max(1e-3, Spread.of(elsewhere).median())),
                more + " of " + here.size());
    }

    private static List<Double> values(List<Figures> figures, ToDoubleFunction<Figures> figure) {
        return figures.stream().map(figure::applyAsDouble).toList();
    }
}
