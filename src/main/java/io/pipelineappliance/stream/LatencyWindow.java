package io.pipelineappliance.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Latencies of the last five minutes, to ten seconds. Kept as one histogram for each ten seconds, for one of them takes 20 KiB. */
final class LatencyWindow {
    private static final long SLOT_MILLIS = Duration.ofSeconds(10).toMillis();
    private static final long WINDOW_SLOTS = Duration.ofMinutes(5).toMillis() / SLOT_MILLIS;
    private static final long MINUTE_SLOTS = Duration.ofMinutes(1).toMillis() / SLOT_MILLIS;

    private record Slot(long number, Histogram latency) {}

    private final Deque<Slot> slots = new ArrayDeque<>();
    /** One for all summaries, which are asked for many times a second. */
    private final Histogram sum = empty();

    /** @param at milliseconds since the epoch; a little before the last one is no matter */
    void add(Histogram latency, long at) {
        long number = at / SLOT_MILLIS;
        if (slots.isEmpty() || slots.getLast().number() < number) {
            slots.addLast(new Slot(number, empty()));
            forgetBefore(at);
        }
        slots.getLast().latency().add(latency);
    }

    Optional<ReceiptWindow.Latency> summary(long now) {
        return summary(now, WINDOW_SLOTS);
    }

    /** Of the last minute alone. */
    Optional<ReceiptWindow.Latency> lastMinute(long now) {
        return summary(now, MINUTE_SLOTS);
    }

    private Optional<ReceiptWindow.Latency> summary(long now, long lastSlots) {
        forgetBefore(now);
        sum.reset();
        slots.stream()
                .filter(slot -> slot.number() >= now / SLOT_MILLIS - lastSlots)
                .forEach(slot -> sum.add(slot.latency()));
        return sum.getTotalCount() == 0
                ? Optional.empty()
                : Optional.of(new ReceiptWindow.Latency(
                        sum.getValueAtPercentile(50),
                        sum.getValueAtPercentile(99),
                        sum.getMaxValue(),
                        sum.getTotalCount()));
    }

    private void forgetBefore(long now) {
        while (!slots.isEmpty() && slots.getFirst().number() < now / SLOT_MILLIS - WINDOW_SLOTS) {
            slots.removeFirst();
        }
    }

    private static Histogram empty() {
        return new Histogram(PartitionReceipts.LONGEST_LATENCY_MILLIS, PartitionReceipts.LATENCY_DIGITS);
    }
}
