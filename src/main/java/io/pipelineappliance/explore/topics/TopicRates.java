package io.pipelineappliance.explore.topics;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Rates from the last few listings; null until there are two, and after nobody has looked for a while. */
final class TopicRates {
    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final int MOST = 12;

    private final Deque<Sample> samples = new ArrayDeque<>();

    private record Sample(long nanos, Map<String, TopicCounters> counters) {}

    /** What goes through a topic per second; each is null where it is not known. */
    record Rates(Double records, Double bytesIn, Double bytesOut) {
        private static final Rates UNKNOWN = new Rates(null, null, null);
    }

    synchronized void add(long nanos, Map<String, TopicCounters> counters) {
        while (!samples.isEmpty()
                && (samples.size() >= MOST || nanos - samples.peekFirst().nanos() > WINDOW.toNanos())) {
            samples.removeFirst();
        }
        samples.addLast(new Sample(nanos, counters));
    }

    synchronized Rates of(String topic) {
        if (samples.size() < 2) {
            return Rates.UNKNOWN;
        }
        TopicCounters from = samples.peekFirst().counters().get(topic);
        TopicCounters to = samples.peekLast().counters().get(topic);
        double seconds = (samples.peekLast().nanos() - samples.peekFirst().nanos()) / 1e9;
        return from == null || to == null || seconds <= 0
                ? Rates.UNKNOWN
                : new Rates(
                        rate(from.records(), to.records(), seconds),
                        rate(from.bytesIn(), to.bytesIn(), seconds),
                        rate(from.bytesOut(), to.bytesOut(), seconds));
    }

    /** A counter that went back began anew, as after a restart of the broker. */
    private static Double rate(Long from, Long to, double seconds) {
        return from == null || to == null || to < from ? null : (to - from) / seconds;
    }
}
