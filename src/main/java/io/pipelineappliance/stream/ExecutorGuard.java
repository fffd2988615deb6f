package io.pipelineappliance.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs in each executor as it starts: opens the sink's connections before the first task needs them, and ends the executor with
 * the process that started it. Spark's own way to notice that the driver is gone takes seconds, in which an orphan would write.
 */
public final class ExecutorGuard implements SparkPlugin {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutorGuard.class);

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
                noteClassPath();
                SinkConnections.openEarly(StreamSettings.of(context.conf()));
            }
        };
    }

    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent ->
                        parent.onExit().thenRun(() -> Runtime.getRuntime().halt(1)));
    }

    /** For whoever makes a class-data archive for executors: only they know the order of their class path. */
    private static void noteClassPath() {
        String file = System.getProperty("appliance.classpath.file");
        if (file == null || Files.exists(Path.of(file))) {
            return;
        }
        try {
            Files.writeString(Path.of(file), System.getProperty("java.class.path"));
        } catch (IOException e) {
            LOG.warn("the class path could not be noted in {}: {}", file, e.toString());
        }
    }
}
