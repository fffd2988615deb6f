package io.pipelineappliance.assembly;

import io.pipelineappliance.config.StreamConfig;
import io.pipelineappliance.dashboard.Status;
import io.pipelineappliance.explore.spark.SlotAdvice;
import io.pipelineappliance.explore.spark.SparkQuery;
import io.pipelineappliance.explore.spark.StreamRestart;
import io.pipelineappliance.stream.StreamOutage;
import io.pipelineappliance.stream.StreamStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * The streaming query: its settings, and what its supervisor says of it.
 *
 * @param config its settings
 * @param checkpoint the directory of its checkpoint
 * @param slots task slots of all of its executors together
 * @param registeredSlots those of the executors that are there now
 * @param supervisor what the supervisor says
 * @param status what the pipeline's picture shows
 */
record StreamQueryView(
        StreamConfig config,
        String checkpoint,
        int slots,
        IntSupplier registeredSlots,
        Supplier<StreamStatus> supervisor,
        Supplier<Status> status) {

    SparkQuery query() {
        StreamStatus said = supervisor.get();
        Status shown = status.get();
        int registered = registeredSlots.getAsInt();
        Optional<Integer> partitions = Optional.ofNullable(shown.topic())
                .map(topic -> topic.partitions().size());
        boolean wantsRealTime = config.mode() == StreamConfig.Mode.REAL_TIME;
        return new SparkQuery(
                shown.stream().state().name(),
                config.mode().name(),
                said.mode().name(),
                partitions
                        .flatMap(count -> SlotAdvice.of(wantsRealTime, count, slots, registered))
                        .orElse(null),
                said.runningSince().orElse(null),
                checkpoint,
                config.checkpointInterval().toMillis(),
                config.triggerInterval().toMillis(),
                config.maxInFlight(),
                config.failOnDataLoss(),
                partitions.orElse(null),
                slots,
                registered,
                said.lastError().orElse(null));
    }

    List<StreamRestart> restarts() {
        return supervisor.get().outages().stream()
                .map(outage -> new StreamRestart(
                        outage.at(),
                        outage.reason(),
                        outage.failures(),
                        outcome(outage.outcome()),
                        outage.endedAt().orElse(null)))
                .toList();
    }

    private static StreamRestart.Outcome outcome(StreamOutage.Outcome outcome) {
        return switch (outcome) {
            case DOWN -> StreamRestart.Outcome.DOWN;
            case RECOVERED -> StreamRestart.Outcome.RECOVERED;
            case STOPPED -> StreamRestart.Outcome.STOPPED;
        };
    }
}
