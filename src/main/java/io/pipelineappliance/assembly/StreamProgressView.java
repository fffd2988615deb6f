package io.pipelineappliance.assembly;

import io.pipelineappliance.dashboard.Status;
import io.pipelineappliance.explore.groups.StreamProgress;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** How far the stream job is, from the figures that the pipeline's picture shows. */
final class StreamProgressView implements Supplier<Optional<StreamProgress>> {
    private final Supplier<Status> status;
    private final String topic;

    StreamProgressView(Supplier<Status> status, String topic) {
        this.status = status;
        this.topic = topic;
    }

    @Override
    public Optional<StreamProgress> get() {
        Status current = status.get();
        return Optional.ofNullable(current.stream())
                .map(stream -> new StreamProgress(
                        topic,
                        stream.state().name(),
                        current.spark() == null
                                ? OptionalInt.empty()
                                : OptionalInt.of(current.spark().slots()),
                        stream.partitions().stream()
                                .map(partition -> new StreamProgress.Partition(
                                        partition.partition(), partition.writtenOffset(), partition.lag()))
                                .toList()));
    }
}
