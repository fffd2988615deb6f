package io.pipelineappliance.assembly;

import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.dashboard.Status;
import io.pipelineappliance.explore.spark.StreamSample;
import io.pipelineappliance.fetch.Fetcher;
import io.pipelineappliance.fetch.SourceName;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.runtime.Appliance;
import io.pipelineappliance.runtime.PartStatus;
import io.pipelineappliance.schedule.engine.Leadership;
import io.pipelineappliance.schedule.engine.Scheduler;
import io.pipelineappliance.spark.Executors;
import io.pipelineappliance.spark.SparkDriver;
import io.pipelineappliance.stream.ReceiptWindow;
import io.pipelineappliance.stream.StreamJob;
import io.pipelineappliance.stream.StreamStatistics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** Gathers what the dashboard shows. */
final class StatusView implements Supplier<Status> {
    private static final Set<ComponentState> NOT_SERVING =
            EnumSet.of(ComponentState.FAILED, ComponentState.STOPPING, ComponentState.STOPPED);

    private final Path dataDirectory;
    private final Pipeline pipeline;
    private final Instant startedAt;
    private final Clock clock;
    private final Supplier<Appliance> appliance;
    private final LogTails logs;
    private final Fetcher fetcher;
    private final Scheduler scheduler;
    private final Leadership leadership;
    private final SparkDriver driver;
    private final StreamJob stream;
    private final StreamStatistics statistics;
    private final PipelineMonitor monitor;

    StatusView(
            Path dataDirectory,
            Pipeline pipeline,
            Instant startedAt,
            Clock clock,
            Supplier<Appliance> appliance,
            LogTails logs,
            Fetcher fetcher,
            Scheduler scheduler,
            Leadership leadership,
            SparkDriver driver,
            StreamJob stream,
            StreamStatistics statistics,
            PipelineMonitor monitor) {
        this.dataDirectory = dataDirectory;
        this.pipeline = pipeline;
        this.startedAt = startedAt;
        this.clock = clock;
        this.appliance = appliance;
        this.logs = logs;
        this.fetcher = fetcher;
        this.scheduler = scheduler;
        this.leadership = leadership;
        this.driver = driver;
        this.stream = stream;
        this.statistics = statistics;
        this.monitor = monitor;
    }

    @Override
    public Status get() {
        List<PartStatus> parts = appliance.get().status();
        boolean topicsAreThere = isRunning(parts, PartNames.TOPICS);
        Optional<PipelineFigures> figures = topicsAreThere ? monitor.figures() : Optional.empty();
        ReceiptWindow.Summary summary = statistics.summary();
        return new Status(
                Version.current(),
                startedAt,
                clock.instant(),
                dataDirectory.toString(),
                state(appliance.get().isClosing(), parts),
                parts.stream().map(this::component).toList(),
                source(),
                fetch(),
                figures.map(this::topic).orElse(null),
                figures.map(current -> new Status.DeadLetterStatus(pipeline.deadLetterTopic(), current.deadLetters()))
                        .orElse(null),
                isRunning(parts, PartNames.DRIVER) ? spark() : null,
                stream(parts, figures, summary),
                table(figures));
    }

    /** Milliseconds from the start of the process to the first row, once there is one. */
    Optional<Long> firstRowMillis() {
        OptionalLong first = statistics.firstWrittenAt();
        return first.isPresent() ? Optional.of(first.getAsLong() - startedAt.toEpochMilli()) : Optional.empty();
    }

    /** What of it is kept for a while. */
    StreamSample sample() {
        Status now = get();
        Optional<ReceiptWindow.Latency> latency = statistics.latencyOfTheLastMinute();
        return new StreamSample(
                now.now(),
                now.stream().written(),
                now.stream().recordsPerSecond(),
                now.stream().lag(),
                latency.map(ReceiptWindow.Latency::p50).orElse(null),
                latency.map(ReceiptWindow.Latency::p99).orElse(null),
                driver.executors().count());
    }

    private static boolean isRunning(List<PartStatus> parts, String name) {
        return parts.stream()
                .anyMatch(part -> part.part().name().equals(name) && part.state() == ComponentState.RUNNING);
    }

    private static Status.ApplianceState state(boolean closing, List<PartStatus> parts) {
        if (closing) {
            return Status.ApplianceState.STOPPING;
        }
        Set<ComponentState> states = EnumSet.noneOf(ComponentState.class);
        parts.forEach(part -> states.add(part.state()));
        if (!Collections.disjoint(states, NOT_SERVING)) {
            return Status.ApplianceState.DEGRADED;
        }
        return states.equals(Set.of(ComponentState.RUNNING))
                ? Status.ApplianceState.RUNNING
                : Status.ApplianceState.STARTING;
    }

    private Status.ComponentStatus component(PartStatus status) {
        boolean running = status.state() == ComponentState.RUNNING;
        return new Status.ComponentStatus(
                status.part().name(),
                status.part().title(),
                status.state(),
                status.reason().orElse(null),
                status.part().address().get().orElse(null),
                running ? status.part().link().get().orElse(null) : null,
                status.part().needs(),
                status.bootTime().map(Duration::toMillis).orElse(null),
                status.runningSince().map(this::sinceStart).orElse(null),
                logs.of(status.part().name()),
                status.part().canStop());
    }

    private long sinceStart(Instant moment) {
        return Duration.between(startedAt, moment).toMillis();
    }

    private Status.SourceStatus source() {
        io.pipelineappliance.fetch.FetchStatus status = fetcherStatus();
        return new Status.SourceStatus(
                status.configuredSource(),
                status.activeSource().map(SourceName::label).orElse(null),
                status.why());
    }

    private Status.FetchStatus fetch() {
        io.pipelineappliance.fetch.FetchStatus status = fetcherStatus();
        List<String> newestFirst = new ArrayList<>(status.lastRejections());
        Collections.reverse(newestFirst);
        return new Status.FetchStatus(
                status.leader(),
                status.counts().runs(),
                status.counts().fetched(),
                status.counts().published(),
                status.counts().rejected(),
                newestFirst,
                status.lastFetchAt().orElse(null),
                status.lastError().orElse(null),
                status.nextAt().orElse(null));
    }

    private io.pipelineappliance.fetch.FetchStatus fetcherStatus() {
        return fetcher.status(leadership.held(), scheduler.nextRunAt(pipeline.topic()));
    }

    private Status.TopicStatus topic(PipelineFigures figures) {
        List<Status.PartitionStatus> partitions = figures.endOffsets().entrySet().stream()
                .map(end -> new Status.PartitionStatus(
                        end.getKey(), figures.beginOffsets().getOrDefault(end.getKey(), 0L), end.getValue()))
                .toList();
        long records = partitions.stream()
                .mapToLong(partition -> partition.endOffset() - partition.beginOffset())
                .sum();
        return new Status.TopicStatus(pipeline.topic(), partitions, records);
    }

    private Status.SparkStatus spark() {
        Executors executors = driver.executors();
        return new Status.SparkStatus(
                executors.count(),
                executors.slots(),
                executors.firstAt().map(this::sinceStart).orElse(null));
    }

    private Status.StreamStatus stream(
            List<PartStatus> parts, Optional<PipelineFigures> figures, ReceiptWindow.Summary summary) {
        ComponentState part = parts.stream()
                .filter(candidate -> candidate.part().name().equals(PartNames.STREAM))
                .map(PartStatus::state)
                .findFirst()
                .orElse(ComponentState.STOPPED);
        return StreamView.of(part, stream.status(), summary, figures.map(PipelineFigures::endOffsets));
    }

    private Status.TableStatus table(Optional<PipelineFigures> figures) {
        return new Status.TableStatus(
                pipeline.table().keyspace() + "." + pipeline.table().name(),
                firstRowMillis().orElse(null),
                figures.map(PipelineFigures::newestRows).orElse(List.of()));
    }
}
