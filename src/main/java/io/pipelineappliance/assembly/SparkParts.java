package io.pipelineappliance.assembly;

import io.pipelineappliance.explore.spark.SparkQuery;
import io.pipelineappliance.explore.spark.SparkSource;
import io.pipelineappliance.explore.spark.SparkView.LostSparkExecutor;
import io.pipelineappliance.explore.spark.SparkView.SparkExecutor;
import io.pipelineappliance.explore.spark.StreamHistory;
import io.pipelineappliance.explore.spark.StreamHistoryView;
import io.pipelineappliance.explore.spark.StreamRestart;
import io.pipelineappliance.spark.SparkDriver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Spark as the cluster, the driver and the stream job know it. */
record SparkParts(
        String masterUrl,
        Supplier<Optional<String>> masterPage,
        SparkDriver driver,
        int uiPort,
        Optional<StreamQueryView> stream,
        StreamHistory samples)
        implements SparkSource {
    @Override
    public Optional<String> masterUi() {
        return masterPage.get();
    }

    @Override
    public String applicationUi() {
        return "http://127.0.0.1:" + uiPort;
    }

    @Override
    public List<SparkExecutor> executors() {
        Map<String, Integer> active = driver.activeTasks();
        return driver.executorEvents().present().stream()
                .map(executor -> new SparkExecutor(
                        executor.id(), executor.host(), executor.slots(), active.get(executor.id()), executor.since()))
                .toList();
    }

    @Override
    public List<LostSparkExecutor> lostExecutors() {
        return driver.executorEvents().lost().stream()
                .map(lost -> new LostSparkExecutor(lost.id(), lost.at(), lost.reason()))
                .toList();
    }

    @Override
    public Optional<SparkQuery> query() {
        return stream.map(StreamQueryView::query);
    }

    @Override
    public List<StreamRestart> restarts() {
        return stream.map(StreamQueryView::restarts).orElse(List.of());
    }

    @Override
    public StreamHistoryView history() {
        return samples.view();
    }
}
