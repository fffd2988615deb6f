package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The dashboard's looks into a large Kafka, beside Kafka's own tools. */
@Command(
        name = "bench-dashboard",
        description = {
            "Starts the appliance with an empty data directory and without its fetcher, fills a topic of 12 partitions, and makes topics and"
                    + " consumer groups.",
            "Then it asks through the dashboard's API and with Kafka's command line tools for the same, and compares each answer with what was"
                    + " sent."
        },
        footer = {
            "",
            "How long the first load of the page takes, of an appliance that runs (needs Chromium):",
            "  cd web && APPLIANCE_URL=http://127.0.0.1:9021 node bench/first-load.mjs"
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class DashboardBenchmark implements Callable<Integer> {
    static final String SECTION = "bench-dashboard";
    private static final int NEWEST = 100;
    private static final int PAGE = 50;
    /** Lists are kept for 1.5 s for all who ask; each question here is to be a new one for Kafka. */
    private static final Duration FORGOTTEN = Duration.ofMillis(2_600);

    @Mixin
    private BenchmarkOptions options;

    @Option(names = "--records", paramLabel = "N", description = "Of the large topic.")
    private int records = 1_000_000;

    @Option(names = "--topics", paramLabel = "N", description = "Beside it, at most 1000.")
    private int topics = 1_000;

    @Option(names = "--groups", paramLabel = "N", description = "Consumer groups.")
    private int groups = 10_000;

    @Option(names = "--runs", paramLabel = "N", description = "Of each question, after one that does not count.")
    private int runs = 5;

    @Option(names = "--short", description = "A twentieth of it, once: whether it works, not how well.")
    private boolean isShort;

    public static void main(String[] arguments) {
        System.exit(BenchmarkCommand.execute(new DashboardBenchmark(), arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        options.requireOutput(SECTION);
        if (isShort) {
            records /= 20;
            topics /= 20;
            groups /= 20;
            runs = 1;
        }
        String machine = MachineDescription.now();
        Path directory = options.newDirectory("dashboard");
        try (MeasuredAppliance appliance = new MeasuredAppliance(
                options.jar(), directory.resolve("data"), Map.of("fetch.enabled", "false"), Map.of())) {
            JsonNode status = appliance.awaitStatus(
                    "running", answer -> answer.get("state").asText().equals("RUNNING"));
            String kafka = MeasuredAppliance.address(status, "kafka");
            fill(new DashboardLoad(kafka, records));
            MarkdownTable table =
                    measure(new DashboardQuestions(appliance.address() + "/api/v1"), new KafkaTools(kafka, directory));
            appliance.stop();
            options.print(SECTION, machine + "\n\n" + table);
        } finally {
            BenchmarkOptions.delete(directory);
        }
        return 0;
    }

    private void fill(DashboardLoad load) throws InterruptedException {
        System.err.printf(Locale.ROOT, "Sending %,d records ...%n", records);
        load.sendRecords();
        System.err.printf(Locale.ROOT, "Making %,d topics and %,d groups ...%n", topics, groups);
        load.makeTopics(topics);
        load.makeGroups(groups);
    }

    private MarkdownTable measure(DashboardQuestions api, KafkaTools tools) throws IOException, InterruptedException {
        int exported = Math.min(10_000, records);
        String key = DashboardLoad.key(records / 7 * 3);
        MarkdownTable table = new MarkdownTable(
                "median of " + runs + ", ms", "dashboard's API", "Kafka's tools", "tools / dashboard");
        double newest = median(() -> api.newest(NEWEST, records));
        row(
                table,
                "newest 100 of %,d records; GetOffsetShell, 12 console consumers".formatted(records),
                newest,
                () -> tools.newestByPartition(NEWEST, records));
        row(table, "the same; one console consumer, sort", newest, () -> tools.newestOfAll(NEWEST, records));
        row(
                table,
                "one key of %,d records; console consumer, grep".formatted(records),
                median(() -> api.search(key, records)),
                () -> tools.search(key, records));
        row(
                table,
                "%,d records exported; console consumer".formatted(exported),
                median(() -> api.export(exported)),
                () -> tools.export(exported));
        row(
                table,
                "first page of %,d topics; kafka-topics --list".formatted(topics),
                median(() -> api.topics(PAGE, topics)),
                () -> tools.topicNames(topics));
        row(
                table,
                "all %,d topics; kafka-topics --describe".formatted(topics),
                median(() -> api.topics(topics, topics)),
                () -> tools.topics(topics));
        row(
                table,
                "first page of %,d groups; kafka-consumer-groups --list".formatted(groups),
                median(() -> api.groups(PAGE, groups)),
                () -> tools.groups(groups));
        return table;
    }

    private interface Question {
        void ask() throws IOException, InterruptedException;
    }

    private void row(MarkdownTable table, String what, double dashboard, Question tool)
            throws IOException, InterruptedException {
        double tools = median(tool);
        System.err.printf(Locale.ROOT, "%s: %,.0f ms, %,.0f ms%n", what, dashboard, tools);
        table.row(
                what,
                milliseconds(dashboard),
                milliseconds(tools),
                String.format(Locale.ROOT, "%.1f", tools / dashboard));
    }

    private double median(Question question) throws IOException, InterruptedException {
        double[] millis = new double[runs];
        question.ask();
        for (int run = 0; run < runs; run++) {
            TimeUnit.MILLISECONDS.sleep(FORGOTTEN.toMillis());
            long begin = System.nanoTime();
            question.ask();
            millis[run] = (System.nanoTime() - begin) / (double) TimeUnit.MILLISECONDS.toNanos(1);
        }
        Arrays.sort(millis);
        return millis[runs / 2];
    }

    private static String milliseconds(double millis) {
        return String.format(Locale.ROOT, "%,.0f", millis);
    }
}
