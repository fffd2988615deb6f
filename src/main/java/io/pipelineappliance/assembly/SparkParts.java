package io.pipelineappliance.assembly;

import io.pipelineappliance.explore.spark.SparkSource;
import io.pipelineappliance.explore.spark.SparkView.LostSparkExecutor;
import io.pipelineappliance.explore.spark.SparkView.SparkExecutor;
import io.pipelineappliance.spark.SparkDriver;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Spark as the cluster and the driver know it. */
record SparkParts(String masterUrl, Supplier<Optional<String>> masterPage, SparkDriver driver, int uiPort)
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
        return driver.executorEvents().present().stream()
                .map(executor -> new SparkExecutor(executor.id(), executor.host(), executor.slots(), executor.since()))
                .toList();
    }

    @Override
    public List<LostSparkExecutor> lostExecutors() {
        return driver.executorEvents().lost().stream()
                .map(lost -> new LostSparkExecutor(lost.id(), lost.at(), lost.reason()))
                .toList();
    }
}
