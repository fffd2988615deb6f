package io.pipelineappliance.benchmark;

import java.util.Locale;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/**
 * Both modes side by side, as Markdown.
 *
 * @param plan what was measured
 * @param realTime in real-time mode
 * @param microBatch as micro-batches
 */
record LatencyTables(LatencyPlan plan, LatencyFigures realTime, LatencyFigures microBatch) {
    private static final double PERCENT_50 = 50;
    private static final double PERCENT_99 = 99;

    @Override
    public String toString() {
        return latency() + "\n" + throughput();
    }

    private String latency() {
        MarkdownTable table =
                new MarkdownTable("event to row, ms", "real-time", "micro-batch", "micro-batch / real-time");
        for (int index = 0; index < plan.rates().size(); index++) {
            LatencyFigures.Steady ours = realTime.steady().get(index);
            LatencyFigures.Steady theirs = microBatch.steady().get(index);
            String rate = String.format(Locale.ROOT, "%,d/s", ours.perSecond());
            row(
                    table,
                    rate + ", p50",
                    ours.receipts(),
                    theirs.receipts(),
                    latency -> latency.getValueAtPercentile(PERCENT_50));
            row(
                    table,
                    rate + ", p99",
                    ours.receipts(),
                    theirs.receipts(),
                    latency -> latency.getValueAtPercentile(PERCENT_99));
            row(table, rate + ", max", ours.receipts(), theirs.receipts(), Histogram::getMaxValue);
            row(
                    table,
                    rate + ", p50 until a client reads the row",
                    ours.probe(),
                    theirs.probe(),
                    latency -> latency.getValueAtPercentile(PERCENT_50));
            table.row(rate + ", records sent", count(ours.sent()), count(theirs.sent()), "");
            table.row(rate + ", rows written", count(ours.written()), count(theirs.written()), "");
            table.row(
                    rate + ", sender late by at most",
                    oneDigit(ours.worstDelayMillis()),
                    oneDigit(theirs.worstDelayMillis()),
                    "");
        }
        return table.toString();
    }

    private static void row(
            MarkdownTable table, String name, Histogram ours, Histogram theirs, ToLongFunction<Histogram> figure) {
        long left = figure.applyAsLong(ours);
        long right = figure.applyAsLong(theirs);
        // A millisecond is the finest that timestamps of records tell.
        table.row(name, count(left), count(right), oneDigit(right / (double) Math.max(1, left)));
    }

    private String throughput() {
        return new MarkdownTable("throughput", "real-time", "micro-batch", "real-time / micro-batch")
                .row(
                        String.format(Locale.ROOT, "rows/s over %,d records", plan.backlog()),
                        count(Math.round(realTime.rowsPerSecond())),
                        count(Math.round(microBatch.rowsPerSecond())),
                        String.format(Locale.ROOT, "%.2f", realTime.rowsPerSecond() / microBatch.rowsPerSecond()))
                .toString();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String oneDigit(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
