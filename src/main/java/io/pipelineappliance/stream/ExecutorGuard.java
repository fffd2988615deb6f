package io.pipelineappliance.stream;

import java.util.Map;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Runs in each executor as it starts: opens the sink's connections before the first task needs them, and ends the executor with
 * the process that started it. Spark's own way to notice that the driver is gone takes seconds, in which an orphan would write.
 */
public final class ExecutorGuard implements SparkPlugin {
    @Override
    public DriverPlugin driverPlugin() {
        return null;
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new ExecutorPlugin() {
            @Override
            public void init(PluginContext context, Map<String, String> extraConf) {
                endWithParent();
                openConnections(StreamSettings.of(context.conf()));
            }
        };
    }

    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    }

    private static void openConnections(StreamSettings settings) {
        Thread opener = new Thread(() -> SinkConnections.of(settings), "sink-opener");
        opener.setDaemon(true);
        opener.start();
    }
}
