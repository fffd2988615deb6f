package io.pipelineappliance.spark;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;

/** Hears which executors come and go. Serves one application after the other; thread-safe. */
final class ExecutorCount extends SparkListener {
    private final Map<String, Integer> slotsByExecutor = new HashMap<>();
    private Optional<Instant> firstAt = Optional.empty();

    @Override
    public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
        slotsByExecutor.put(added.executorId(), added.executorInfo().totalCores());
        firstAt = firstAt.or(() -> Optional.of(Instant.ofEpochMilli(added.time())));
    }

    @Override
    public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        slotsByExecutor.remove(removed.executorId());
    }

    @Override
    public synchronized void onApplicationEnd(SparkListenerApplicationEnd end) {
        slotsByExecutor.clear();
    }

    synchronized Executors now() {
        int slots =
                slotsByExecutor.values().stream().mapToInt(Integer::intValue).sum();
        return new Executors(slotsByExecutor.size(), slots, firstAt);
    }
}
