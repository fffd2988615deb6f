package io.pipelineappliance.launcher;

import io.pipelineappliance.assembly.ApplianceAssembly;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedConfig;
import io.pipelineappliance.runtime.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the appliance until a signal asks it to stop. */
final class RunCommand {
    private final LoadedConfig loaded;
    private final Terminal terminal = new Terminal(System.out);

    RunCommand(LoadedConfig loaded) {
        this.loaded = loaded;
    }

    void run() {
        Instant startedAt = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        ApplianceConfig config = loaded.config().withFreePorts();
        try (DataDirectory directory = Preconditions.claim(config)) {
            // Read by the log configuration, which is loaded with the first logger.
            System.setProperty("appliance.logs", directory.resolve("logs").toString());
            StopSignals signals = new StopSignals();
            terminal.starting(directory.path());
            try (ApplianceAssembly appliance = new ApplianceAssembly(
                    config, directory, cassandraLibraries(), startedAt, Clock.systemUTC(), terminal::show)) {
                signals.onFirst(terminal::stopping);
                runUntilStopped(appliance, config, signals);
            }
            terminal.stopped();
        }
    }

    private void runUntilStopped(ApplianceAssembly appliance, ApplianceConfig config, StopSignals signals) {
        CountDownLatch started = new CountDownLatch(1);
        Thread starter = new Thread(
                () -> {
                    try {
                        appliance.start();
                        started.countDown();
                    } catch (RuntimeException e) {
                        signals.fail(e);
                    }
                },
                "appliance-start");
        starter.setDaemon(true);
        starter.start();
        boolean summaryShown = false;
        while (!signals.awaitStop(200, TimeUnit.MILLISECONDS)) {
            Optional<Long> firstRow = appliance.firstRowMillis();
            if (!summaryShown && started.getCount() == 0 && (firstRow.isPresent() || !config.fetch().enabled())) {
                summaryShown = true;
                terminal.summary(Summary.of(config, appliance.parts(), firstRow));
            }
        }
    }

    private static List<Path> cassandraLibraries() {
        Path directory = Path.of(System.getProperty("appliance.home"), "cassandra");
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cassandra's libraries are not in " + directory, e);
        }
    }
}
