package io.pipelineappliance.launcher;

import io.pipelineappliance.assembly.ApplianceAssembly;
import io.pipelineappliance.assembly.Examinations;
import io.pipelineappliance.assembly.Libraries;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedConfig;
import io.pipelineappliance.doctor.Diagnosis;
import io.pipelineappliance.doctor.Doctor;
import io.pipelineappliance.doctor.Verdict;
import io.pipelineappliance.launcher.boot.ClassArchive;
import io.pipelineappliance.launcher.boot.LibraryUse;
import io.pipelineappliance.runtime.DataDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;

/** Runs the appliance until a signal asks it to stop. */
final class RunCommand {
    /** System property, read by the log configuration. */
    static final String LOG_DIRECTORY = "appliance.logs";

    /** Where the boot unpacked the libraries. */
    private static final Path HOME = Path.of(System.getProperty("appliance.home"));

    /** How long the summary waits for the first row once all is up. */
    private static final Duration FIRST_ROW_PATIENCE = Duration.ofSeconds(20);

    private final LoadedConfig loaded;
    private final Terminal terminal = new Terminal(System.out);
    private boolean rowWasTold;

    RunCommand(LoadedConfig loaded) {
        this.loaded = loaded;
    }

    void run() {
        Instant startedAt = Instant.ofEpochMilli(Long.getLong("appliance.started"));
        // Before anything is made that would have to be removed again.
        StopSignals signals = new StopSignals();
        ApplianceConfig config = loaded.config().withFreePorts();
        try (DataDirectory directory = Preconditions.claim(config);
                LibraryUse libraries = LibraryUse.of(HOME)) {
            // Read by the log configuration, which is loaded with the first logger.
            System.setProperty(LOG_DIRECTORY, directory.resolve("logs").toString());
            StrayOutput.into(directory.resolve("logs"));
            terminal.starting(directory.path());
            signals.onFirst(terminal::stopping);
            examineWhatRunsElsewhere(config);
            CompletableFuture<Void> started = new CompletableFuture<>();
            ClassArchive executorArchive = ClassArchive.of(HOME, "executor");
            try (ApplianceAssembly appliance = new ApplianceAssembly(
                            config,
                            loaded.values(),
                            directory,
                            Libraries.unpacked(HOME, executorFlags(executorArchive)),
                            startedAt,
                            Clock.systemUTC(),
                            terminal::show);
                    ArchiveBuilder archives = new ArchiveBuilder(ClassArchive.of(HOME, "appliance"), executorArchive)) {
                start(appliance, started, signals);
                awaitRows(appliance, started, config, signals).ifPresent(summary -> {
                    terminal.summary(summary);
                    archives.start();
                });
                tellOfLateRow(appliance, config, signals);
                signals.awaitStop();
            }
            throwIfFailed(started);
            terminal.stopped();
        }
    }

    /** What somebody has to change is said before anything starts; what is only away may come while the rest boots. */
    private void examineWhatRunsElsewhere(ApplianceConfig config) {
        try {
            List<Diagnosis> diagnoses = Doctor.examine(Examinations.of(config));
            List<String> problems = sentences(diagnoses, Verdict.PROBLEM);
            if (!problems.isEmpty()) {
                throw new ApplianceException(String.join("\n", problems));
            }
            sentences(diagnoses, Verdict.AWAY).forEach(terminal::notice);
            sentences(diagnoses, Verdict.WARNING).forEach(terminal::notice);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> sentences(List<Diagnosis> diagnoses, Verdict verdict) {
        return diagnoses.stream()
                .flatMap(diagnosis -> diagnosis.sentences(verdict).stream())
                .toList();
    }

    private static List<String> executorFlags(ClassArchive archive) {
        List<String> flags = new ArrayList<>(archive.flags());
        flags.add("-Dappliance.classpath.file=" + archive.classPath());
        return flags;
    }

    private static void start(ApplianceAssembly appliance, CompletableFuture<Void> started, StopSignals signals) {
        Thread starter = new Thread(
                () -> {
                    try {
                        appliance.start();
                        started.complete(null);
                    } catch (RuntimeException | Error e) {
                        started.completeExceptionally(e);
                        signals.stop();
                    }
                },
                "appliance-start");
        starter.setDaemon(true);
        starter.start();
    }

    /** The summary to show, once all is up and the first row is there, or has not come for a while; nothing when it is to stop before. */
    private Optional<String> awaitRows(
            ApplianceAssembly appliance, CompletableFuture<Void> started, ApplianceConfig config, StopSignals signals) {
        long upSince = Long.MAX_VALUE;
        while (!signals.awaitStop(200, TimeUnit.MILLISECONDS)) {
            if (!started.isDone()) {
                continue;
            }
            upSince = Math.min(upSince, System.nanoTime());
            Optional<Long> firstRow = appliance.firstRowMillis();
            Optional<Instant> firstFetch = appliance.firstFetchAt();
            boolean longEnough = System.nanoTime() - upSince > FIRST_ROW_PATIENCE.toNanos();
            if (firstRow.isPresent()
                    || firstFetch.isPresent()
                    || !config.fetch().enabled()
                    || longEnough) {
                rowWasTold = firstRow.isPresent() || firstFetch.isPresent();
                return Optional.of(Summary.of(config, appliance.parts(), firstRow, firstFetch));
            }
        }
        return Optional.empty();
    }

    /** Who read that there is no row yet wants to know when there is. */
    private void tellOfLateRow(ApplianceAssembly appliance, ApplianceConfig config, StopSignals signals) {
        if (!config.fetch().enabled() || rowWasTold) {
            return;
        }
        while (!signals.awaitStop(200, TimeUnit.MILLISECONDS)) {
            Optional<Long> firstRow = appliance.firstRowMillis();
            if (firstRow.isPresent()) {
                terminal.notice(Summary.firstRow(firstRow.get()));
                return;
            }
        }
    }

    /** The reason why it stops, if that is not a signal. */
    private static void throwIfFailed(CompletableFuture<Void> started) {
        try {
            started.get(1, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (CancellationException | TimeoutException e) {
            LoggerFactory.getLogger(RunCommand.class).info("stopped before all was up");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
