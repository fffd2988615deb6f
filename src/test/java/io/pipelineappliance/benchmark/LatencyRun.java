package io.pipelineappliance.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Measures one running appliance. */
final class LatencyRun implements AutoCloseable {
    private static final int WARM_UP_PER_SECOND = 1000;

    private final LatencyPlan plan;
    private final String mode;
    private final Sender sender;
    private final ReceiptReader receipts;
    private final RowProbe probe;

    /**
     * @param plan how long and how much
     * @param mode for progress lines
     * @param status of an appliance whose stream runs and has written nothing yet
     */
    LatencyRun(LatencyPlan plan, String mode, JsonNode status) {
        this.plan = plan;
        this.mode = mode;
        String kafka = MeasuredAppliance.address(status, "kafka");
        this.sender = new Sender(kafka);
        this.receipts = new ReceiptReader(kafka);
        this.probe = new RowProbe(
                MeasuredAppliance.address(status, "cassandra"),
                status.at("/table/name").asText());
    }

    LatencyFigures measure() {
        steady(WARM_UP_PER_SECOND, plan.warmUp());
        List<LatencyFigures.Steady> steady = new ArrayList<>();
        for (int perSecond : plan.rates()) {
            steady.add(steady(perSecond, plan.duration()));
        }
        return new LatencyFigures(steady, throughput());
    }

    private LatencyFigures.Steady steady(int perSecond, Duration duration) {
        Sender.Sent sent = sender.sendSteadily(perSecond, duration, probe);
        ReceiptReader.Tally tally = receipts.read(sent.records());
        LatencyFigures.Steady figures = new LatencyFigures.Steady(
                perSecond,
                sent.records(),
                sent.worstDelayMillis(),
                tally.records(),
                tally.latency(),
                probe.takeLatency());
        progress(
                "%d/s for %d s: p50 %d ms, p99 %d ms",
                perSecond,
                duration.toSeconds(),
                tally.latency().getValueAtPercentile(50),
                tally.latency().getValueAtPercentile(99));
        return figures;
    }

    /** From the first record sent to the last one written, with the producer at full speed: it is far ahead of the stream soon. */
    private double throughput() {
        long begin = System.currentTimeMillis();
        sender.sendAtOnce(plan.backlog());
        long produced = System.currentTimeMillis();
        receipts.read(plan.backlog());
        long end = probe.lastIngestedAt(sender.lastByPartition().values());
        double perSecond = plan.backlog() * (double) TimeUnit.SECONDS.toMillis(1) / (end - begin);
        progress(
                "%d records: produced in %.1f s, written in %.1f s",
                plan.backlog(), (produced - begin) / 1000.0, (end - begin) / 1000.0);
        return perSecond;
    }

    private void progress(String format, Object... values) {
        System.err.println(mode + ", " + String.format(Locale.ROOT, format, values));
    }

    @Override
    public void close() {
        probe.close();
        receipts.close();
        sender.close();
    }
}
