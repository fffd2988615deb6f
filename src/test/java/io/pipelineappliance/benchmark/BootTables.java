package io.pipelineappliance.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The figures of all starts, as Markdown.
 *
 * @param first the very first start on a machine
 * @param fresh starts with a new data directory
 * @param existing starts with one that an earlier start has left
 */
record BootTables(BootFigures first, List<BootFigures> fresh, List<BootFigures> existing) {
    private static final double MEBIBYTE = 1 << 20;

    @Override
    public String toString() {
        return times() + idle().map(table -> "\n" + table).orElse("");
    }

    private String times() {
        MarkdownTable table = new MarkdownTable(
                "seconds from process start (min / median / max of " + fresh.size() + ")",
                "fresh data directory",
                "existing data directory",
                "first start on a machine",
                "target");
        time(table, "dashboard answers", "1.5", BootFigures::dashboard);
        time(table, "Kafka up", "", BootFigures::kafka);
        time(table, "Cassandra up", "", BootFigures::cassandra);
        time(table, "first executor registered", "", BootFigures::executor);
        time(table, "first row in Cassandra", "18 fresh, 15 existing", BootFigures::firstRow);
        time(table, "CPU seconds used until the first row", "", BootFigures::cpuUntilFirstRow);
        time(table, "from SIGTERM to the end", "10", BootFigures::stop);
        return table.toString();
    }

    private void time(MarkdownTable table, String name, String target, ToDoubleFunction<BootFigures> figure) {
        table.row(
                name,
                spread(fresh, figure).text(1),
                spread(existing, figure).text(1),
                String.format(Locale.ROOT, "%.1f", figure.applyAsDouble(first)),
                target);
    }

    private static Spread spread(List<BootFigures> runs, ToDoubleFunction<BootFigures> figure) {
        return Spread.of(runs.stream().map(figure::applyAsDouble).toList());
    }

    private Optional<MarkdownTable> idle() {
        if (fresh.get(0).idle().isEmpty()) {
            return Optional.empty();
        }
        MarkdownTable table = new MarkdownTable(
                "idle, between two fetches (min / median / max of " + fresh.size() + ")",
                "fresh data directory",
                "existing data directory",
                "target");
        memory(table, "main JVM", "", BootFigures.Idle::main);
        memory(table, "executors", "", BootFigures.Idle::executors);
        memory(table, "everything", "1638", BootFigures.Idle::memory);
        percent(table, "main JVM", "", BootFigures.Idle::mainCpu);
        percent(table, "executors", "", BootFigures.Idle::executorsCpu);
        percent(table, "everything", "10", BootFigures.Idle::cpu);
        return Optional.of(table);
    }

    private void memory(
            MarkdownTable table, String who, String target, Function<BootFigures.Idle, ProcessFigures.Memory> memory) {
        idleRow(
                table,
                "resident MiB, " + who,
                target,
                0,
                idle -> memory.apply(idle).resident() / MEBIBYTE);
        if (fresh.get(0)
                .idle()
                .map(memory)
                .map(ProcessFigures.Memory::proportional)
                .filter(OptionalLong::isPresent)
                .isPresent()) {
            idleRow(
                    table,
                    "proportional (Pss) MiB, " + who,
                    "",
                    0,
                    idle -> memory.apply(idle).proportional().orElseThrow() / MEBIBYTE);
        }
    }

    private void percent(MarkdownTable table, String who, String target, ToDoubleFunction<BootFigures.Idle> share) {
        idleRow(table, "CPU, % of one core, " + who, target, 1, idle -> share.applyAsDouble(idle) * 100);
    }

    private void idleRow(
            MarkdownTable table, String name, String target, int digits, ToDoubleFunction<BootFigures.Idle> figure) {
        ToDoubleFunction<BootFigures> ofRun =
                run -> figure.applyAsDouble(run.idle().orElseThrow());
        table.row(
                name, spread(fresh, ofRun).text(digits), spread(existing, ofRun).text(digits), target);
    }
}
