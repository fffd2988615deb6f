package io.pipelineappliance.spark;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Hears which executors come and go. Serves one application after the other; thread-safe. */
final class ExecutorCount extends SparkListener {
    private static final int LOST = 20;

    private final Map<String, ExecutorEvents.Present> present = new TreeMap<>();
    private final Deque<ExecutorEvents.Lost> lost = new ArrayDeque<>();
    private Optional<Instant> firstAt = Optional.empty();

    @Override
    public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
        present.put(
                added.executorId(),
                new ExecutorEvents.Present(
                        added.executorId(),
                        added.executorInfo().executorHost(),
                        added.executorInfo().totalCores(),
                        Instant.ofEpochMilli(added.time())));
        firstAt = firstAt.or(() -> Optional.of(Instant.ofEpochMilli(added.time())));
    }

    @Override
    public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        if (present.remove(removed.executorId()) == null) {
            return;
        }
        lost.addFirst(
                new ExecutorEvents.Lost(removed.executorId(), Instant.ofEpochMilli(removed.time()), removed.reason()));
        if (lost.size() > LOST) {
            lost.removeLast();
        }
    }

    /** An application that ends gives its executors back: they are not lost, also where Spark tells of them afterwards. */
    @Override
    public synchronized void onApplicationEnd(SparkListenerApplicationEnd end) {
        present.clear();
    }

    synchronized Executors now() {
        int slots = present.values().stream()
                .mapToInt(ExecutorEvents.Present::slots)
                .sum();
        return new Executors(present.size(), slots, firstAt);
    }

    synchronized ExecutorEvents events() {
        return new ExecutorEvents(List.copyOf(present.values()), List.copyOf(lost));
    }
}
