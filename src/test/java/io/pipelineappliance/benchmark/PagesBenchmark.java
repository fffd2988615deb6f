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
    private int rounds = 3;

    @Option(names = "--minutes", paramLabel = "N", description = "Minutes without pages, and with them, of each round.")
    private int minutes = 4;

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
            Load load = new Load(appliance, sender, receipts);
            latency(load, warmUpSeconds);
            Map<Pages, Measured> measured = new EnumMap<>(Pages.class);
            Answers answers = new Answers();
            List<Pages> turns = new ArrayList<>(List.of(Pages.values()));
            for (int round = 0; round < rounds; round++) {
                for (Pages turn : turns) {
                    turn(turn, load, measured.computeIfAbsent(turn, key -> new Measured()), answers);
                }
                Collections.rotate(turns, 1);
            }
            return table(measured) + "\n" + answers;
        }
    }

    /** An appliance, and who sends it records and hears when they are rows. */
    private record Load(MeasuredAppliance appliance, Sender sender, ReceiptReader receipts) {}

    /** Where pages are open. */
    private enum Pages {
        NOWHERE,
        ELSEWHERE,
        HERE
    }

    /**
     * What was measured with pages at one place, in all rounds.
     *
     * @param openings latencies of the time in which the pages of a round open
     * @param minutes figures of each minute with all of them open
     */
    private record Measured(List<Histogram> openings, List<Figures> minutes) {
        Measured() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private void turn(Pages where, Load load, Measured measured, Answers answers) throws IOException {
        switch (where) {
            case NOWHERE -> stay(load, measured);
            case ELSEWHERE -> lookedAt(CrowdProcess.At.A_RECORD_OF_IT, load, measured, new Answers());
            case HERE -> lookedAt(CrowdProcess.At.THE_DASHBOARD, load, measured, answers);
        }
    }

    private void lookedAt(CrowdProcess.At at, Load load, Measured measured, Answers answers) throws IOException {
        try (CrowdProcess crowd = new CrowdProcess(load.appliance().address(), at, pages)) {
            // They open one after the other.
            measured.openings().add(latency(load, OPENING_SECONDS));
            stay(load, measured);
            answers.add(crowd.end());
        }
        // What they left, the appliance notices when it writes.
        latency(load, CLOSING_SECONDS);
    }

    private void stay(Load load, Measured measured) throws IOException {
        for (int minute = 0; minute < minutes; minute++) {
            measured.minutes().add(minute(load));
        }
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

    private Figures minute(Load load) throws IOException {
        Duration cpu = ProcessFigures.cpu(List.of(load.appliance().main()));
        long begin = System.nanoTime();
        Histogram latency = latency(load, Math.toIntExact(TimeUnit.MINUTES.toSeconds(1)));
        double wall = (System.nanoTime() - begin) / 1e9;
        double used =
                ProcessFigures.cpu(List.of(load.appliance().main())).minus(cpu).toMillis() / 1e3;
        return new Figures(
                latency,
                used / wall,
                ProcessFigures.memory(List.of(load.appliance().main())).resident());
    }

    private Histogram latency(Load load, int seconds) {
        Sender.Sent sent = load.sender().sendSteadily(perSecond, Duration.ofSeconds(seconds), (id, timestamp) -> {});
        return load.receipts().read(sent.records()).latency();
    }

    private MarkdownTable table(Map<Pages, Measured> measured) {
        MarkdownTable table = new MarkdownTable(
                String.format(
                        Locale.ROOT,
                        "at %,d records/s; least / median / greatest of %d minutes",
                        perSecond,
                        rounds * minutes),
                "no page",
                pages + " pages elsewhere",
                pages + " pages",
                "here / elsewhere, by medians",
                "pairs of minutes in which it was more here");
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
        openingRow(table, 50, measured);
        openingRow(table, 99, measured);
        return table;
    }

    private static void row(
            MarkdownTable table,
            String name,
            Map<Pages, Measured> measured,
            ToDoubleFunction<Figures> figure,
            int digits) {
        row(
                table,
                name,
                Spread.of(values(measured.get(Pages.NOWHERE).minutes(), figure)).text(digits),
                values(measured.get(Pages.ELSEWHERE).minutes(), figure),
                values(measured.get(Pages.HERE).minutes(), figure),
                digits);
    }

    private static void openingRow(MarkdownTable table, double percentile, Map<Pages, Measured> measured) {
        ToDoubleFunction<Histogram> figure = latency -> latency.getValueAtPercentile(percentile);
        row(
                table,
                String.format(
                        Locale.ROOT,
                        "event to row, p%.0f of the %d s in which pages open, ms",
                        percentile,
                        OPENING_SECONDS),
                "",
                values(measured.get(Pages.ELSEWHERE).openings(), figure),
                values(measured.get(Pages.HERE).openings(), figure),
                0);
    }

    private static void row(
            MarkdownTable table, String name, String nowhere, List<Double> elsewhere, List<Double> here, int digits) {
        table.row(
                name,
                nowhere,
                Spread.of(elsewhere).text(digits),
                Spread.of(here).text(digits),
                String.format(
                        Locale.ROOT,
                        "%.2f",
                        Spread.of(here).median()
                                / Math.max(1e-3, Spread.of(elsewhere).median())),
                String.format(Locale.ROOT, "%.0f %%", 100 * Spread.shareOfGreater(here, elsewhere)));
    }

    private static <T> List<Double> values(List<T> measurements, ToDoubleFunction<T> figure) {
        return measurements.stream().map(figure::applyAsDouble).toList();
    }
}
