package io.pipelineappliance.testing;

import io.pipelineappliance.assembly.ApplianceAssembly;
import io.pipelineappliance.assembly.Embedding;
import io.pipelineappliance.assembly.Selection;
import io.pipelineappliance.assembly.SparkSystem;
import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedConfig;
import io.pipelineappliance.dashboard.Status;
import io.pipelineappliance.fetch.builtin.BuiltInSource;
import io.pipelineappliance.launcher.Preconditions;
import io.pipelineappliance.runtime.DataDirectory;
import io.pipelineappliance.runtime.PartStatus;
import io.pipelineappliance.testing.relay.Relays;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An appliance put together as the executable jar does it, with all that has to be given back when it ends. */
final class RunningAssembly implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningAssembly.class);

    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private final ApplianceConfig config;
    private final DataDirectory directory;
    private final Relays relays;
    private final ApplianceAssembly assembly;
    private volatile String masterUrl;

    private RunningAssembly(LoadedConfig loaded, Selection selection, Clock clock) {
        config = loaded.config().withFreePorts();
        directory = own(Preconditions.claim(config));
        try {
            CassandraLibraries libraries =
                    selection.has(Selection.System.CASSANDRA) ? CassandraLibraries.find() : CassandraLibraries.none();
            own(libraries.use());
            relays = own(new Relays());
            Map<Selection.System, Integer> ports = openRelays(selection);
            boolean withSpark = selection.has(Selection.System.SPARK);
            assembly = new ApplianceAssembly(
                    config,
                    loaded.values(),
                    directory,
                    libraries.all(),
                    Instant.now(),
                    clock,
                    this::openOrClose,
                    new Embedding(
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
                            },
                            (system, port) -> ports.getOrDefault(system, port)));
            own(assembly);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Where the systems listen that have a relay in front of them. */
    private Map<Selection.System, Integer> openRelays(Selection selection) {
        Map<Selection.System, Integer> ports = new EnumMap<>(Selection.System.class);
        List<Integer> free = config.otherFreePorts(Faults.POSSIBLE.size());
        for (ApplianceComponent component : Faults.POSSIBLE) {
            Selection.System system = component.system();
            String key = system.part() + ".port";
            if (selection.has(system)) {
                // An external system has no port of ours.
                config.ports().stream()
                        .filter(port -> port.key().equals(key))
                        .findFirst()
                        .ifPresent(port -> {
                            int behind = free.get(ports.size());
                            ports.put(system, behind);
                            relays.add(system.part(), key, port.number(), behind);
                        });
            }
        }
        return ports;
    }

    /** Clients are let in while the system serves. */
    private void openOrClose(PartStatus status) {
        relays.inFrontOf(status.part().name()).ifPresent(relay -> {
            if (status.state() == ComponentState.RUNNING) {
                relay.open();
            } else if (status.state() == ComponentState.STOPPING) {
                relay.close();
            }
        });
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

    List<String> log(String part) {
        return assembly.log(part);
    }

    Relays relays() {
        return relays;
    }

    BuiltInSource builtInSource() {
        return assembly.builtInSource();
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
