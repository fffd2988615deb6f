package io.pipelineappliance.benchmark;

import static io.pipelineappliance.testing.ApplianceComponent.KAFKA;
import static io.pipelineappliance.testing.ApplianceComponent.SCHEMA_REGISTRY;

import io.pipelineappliance.testing.ApplianceComponent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long tests wait for the test kit, and what it leaves behind in their JVM. */
@Command(
        name = "bench-kit",
        description = {
            "Starts appliances with the test kit: each kind in JVMs of its own, in which nothing ran before, and all components again and"
                    + " again in one JVM.",
            "After each close it collects garbage and notes what the JVM holds: heap, metaspace, threads and file descriptors."
        },
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
final class KitBenchmark implements Callable<Integer> {
    static final String SECTION = "bench-kit";

    @Mixin
    private BenchmarkOptions options;

    @Option(names = "--jvms", paramLabel = "N", description = "New JVMs for each kind of appliance.")
    private int jvms = 5;

    @Option(names = "--rounds", paramLabel = "N", description = "Starts and closes in one JVM.")
    private int rounds = 20;

    public static void main(String[] arguments) {
        System.exit(BenchmarkCommand.execute(new KitBenchmark(), arguments));
    }

    @Override
    public Integer call() throws IOException {
        options.requireOutput(SECTION);
        String machine = MachineDescription.now();
        Path directory = options.newDirectory("kit");
        Path log = directory.resolve("kit.log");
        MarkdownTable starts = new MarkdownTable("s, least / median / greatest", "first start in a JVM", "close");
        starts(starts, "Kafka", log, EnumSet.of(KAFKA));
        starts(starts, "Kafka and Schema Registry", log, EnumSet.of(KAFKA, SCHEMA_REGISTRY));
        starts(starts, "everything", log, EnumSet.noneOf(ApplianceComponent.class));
        MarkdownTable growth = growth(KitProcess.run(log, rounds, EnumSet.noneOf(ApplianceComponent.class)));
        options.print(SECTION, machine + "\n\n" + starts + "\n" + growth);
        BenchmarkOptions.delete(directory);
        return 0;
    }

    private void starts(MarkdownTable table, String name, Path log, Set<ApplianceComponent> components)
            throws IOException {
        List<Double> starting = new ArrayList<>();
        List<Double> closing = new ArrayList<>();
        for (int jvm = 0; jvm < jvms; jvm++) {
            KitProcess.Round round = KitProcess.run(log, 1, components).get(0);
            starting.add(round.startMillis() / 1e3);
            closing.add(round.closeMillis() / 1e3);
        }
        table.row(name, Spread.of(starting).text(2), Spread.of(closing).text(2));
    }

    private static MarkdownTable growth(List<KitProcess.Round> all) {
        MarkdownTable table = new MarkdownTable(
                "everything, in one JVM",
                "start, s",
                "close, s",
                "heap, MiB",
                "metaspace, MiB",
                "threads",
                "descriptors");
        for (int round = 1; round <= all.size(); round++) {
            if (round <= 2 || round % 5 == 0) {
                row(table, "after close " + round, all.get(round - 1));
            }
        }
        return table;
    }

    private static void row(MarkdownTable table, String name, KitProcess.Round round) {
        table.row(
                name,
                number("%.2f", round.startMillis() / 1e3),
                number("%.2f", round.closeMillis() / 1e3),
                number("%.1f", round.heap() / (double) (1 << 20)),
                number("%.1f", round.metaspace() / (double) (1 << 20)),
                String.valueOf(round.threads()),
                String.valueOf(round.descriptors()));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
