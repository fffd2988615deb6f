package io.pipelineappliance.testing;

import io.pipelineappliance.assembly.ApplianceAssembly;
import io.pipelineappliance.assembly.Selection;
import io.pipelineappliance.assembly.SparkSystem;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedConfig;
import io.pipelineappliance.dashboard.Status;
import io.pipelineappliance.launcher.Preconditions;
import io.pipelineappliance.runtime.DataDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An appliance put together as the executable jar does it, with all that has to be given back when it ends. */
final class RunningAssembly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningAssembly.class);

    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private final ApplianceConfig config;
    private final DataDirectory directory;
    private final ApplianceAssembly assembly;
    private volatile String masterUrl;

    private RunningAssembly(LoadedConfig loaded, Selection selection, Clock clock) {
        config = loaded.config().withFreePorts();
        directory = own(Preconditions.claim(config));
        try {
            CassandraLibraries libraries =
                    selection.has(Selection.System.CASSANDRA) ? CassandraLibraries.find() : CassandraLibraries.none();
            own(libraries.use());
            boolean withSpark = selection.has(Selection.System.SPARK);
            assembly = new ApplianceAssembly(
                    config,
                    loaded.values(),
                    directory,
                    libraries.all(),
                    Instant.now(),
                    clock,
                    status -> {},
                    selection,
                    (spark, files, jars, properties) -> {
                        SparkSystem system = withSpark
                                ? SharedSpark.join(spark, jars, properties, selection.pipeline())
                                : SparkSystem.own(spark, files, jars, properties);
                        if (withSpark) {
                            own(SharedSpark::leave);
                        }
                        masterUrl = system.config().masterUrl();
                        return system;
                    });
            own(assembly);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    static RunningAssembly start(LoadedConfig loaded, Selection selection, Clock clock) {
        RunningAssembly running = new RunningAssembly(loaded, selection, clock);
        try {
            running.assembly.start();
            return running;
        } catch (RuntimeException | Error e) {
            running.close();
            throw e;
        }
    }

    ApplianceConfig config() {
        return config;
    }

    Path directory() {
        return directory.path();
    }

    String masterUrl() {
        return masterUrl;
    }

    SparkSession sparkSession() {
        return assembly.sparkSession();
    }

    Status status() {
        return assembly.status();
    }

    void stopPart(String name) {
        assembly.stopPart(name);
    }

    void startPart(String name) {
        assembly.startPart(name);
    }

    private <T extends AutoCloseable> T own(T part) {
        closing.push(part);
        return part;
    }

    /** The appliance first, its directory last. */
    @Override
    public synchronized void close() {
        while (!closing.isEmpty()) {
            try {
                closing.pop().close();
            } catch (Exception e) {
                LOG.warn("the appliance did not close in order", e);
            }
        }
    }
}
