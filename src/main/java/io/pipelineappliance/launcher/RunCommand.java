package io.pipelineappliance.launcher;

import io.pipelineappliance.assembly.ApplianceAssembly;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedConfig;
import io.pipelineappliance.launcher.boot.ClassArchive;
import io.pipelineappliance.runtime.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the appliance until a signal asks it to stop. */
final class RunCommand {
    /** System property, read by the log configuration. */
    static final String LOG_DIRECTORY = "appliance.logs";

    /** Where the boot unpacked the libraries. */
    private static final Path HOME = Path.of(System.getProperty("appliance.home"));

    private final LoadedConfig loaded;
    private final Terminal terminal = new Terminal(System.out);

    RunCommand(LoadedConfig loaded) {
        this.loaded = loaded;
    }

    void run() {
        Instant startedAt = Instant.ofEpochMilli(Long.getLong("appliance.started"));
        ApplianceConfig config = loaded.config().withFreePorts();
        try (DataDirectory directory = Preconditions.claim(config)) {
            // Read by the log configuration, which is loaded with the first logger.
            System.setProperty(LOG_DIRECTORY, directory.resolve("logs").toString());
            StrayOutput.into(directory.resolve("logs"));
            StopSignals signals = new StopSignals();
            terminal.starting(directory.path());
            ClassArchive executorArchive = ClassArchive.of(HOME, "executor");
            try (ApplianceAssembly appliance = new ApplianceAssembly(
                            config,
                            directory,
                            cassandraLibraries(),
                            executorFlags(executorArchive),
                            startedAt,
                            Clock.systemUTC(),
                            terminal::show);
                    ArchiveBuilder archives = new ArchiveBuilder(ClassArchive.of(HOME, "appliance"), executorArchive)) {
                signals.onFirst(terminal::stopping);
                runUntilStopped(appliance, archives, config, signals);
            }
            terminal.stopped();
        }
    }

    private static List<String> executorFlags(ClassArchive archive) {
        List<String> flags = new ArrayList<>(archive.flags());
        flags.add("-Dappliance.classpath.file=" + archive.classPath());
        return flags;
    }

    private void runUntilStopped(
            ApplianceAssembly appliance, ArchiveBuilder archives, ApplianceConfig config, StopSignals signals) {
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
            if (!summaryShown
                    && started.getCount() == 0
                    && (firstRow.isPresent() || !config.fetch().enabled())) {
                summaryShown = true;
                terminal.summary(Summary.of(config, appliance.parts(), firstRow));
                archives.start();
            }
        }
    }

    private static List<Path> cassandraLibraries() {
        Path directory = HOME.resolve("cassandra");
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cassandra's libraries are not in " + directory, e);
        }
    }
}
