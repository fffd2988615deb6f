package io.pipelineappliance.assembly;

import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.config.StreamConfig;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.stream.StreamQuery;
import io.pipelineappliance.stream.StreamSettings;

/** The stream job, from the configuration. */
final class StreamUse {
    private StreamUse() {}

    /** @param checkpoint directory or URL */
    static StreamSettings settings(
            StreamConfig config,
            Pipeline pipeline,
            KafkaAccess kafka,
            RegistryAccess registry,
            CassandraAccess cassandra,
            String checkpoint) {
        return new StreamSettings(
                pipeline,
                kafka,
                registry,
                cassandra,
                checkpoint,
                config.checkpointInterval(),
                config.triggerInterval(),
                config.maxInFlight(),
                config.failOnDataLoss());
    }

    static StreamQuery.Mode mode(StreamConfig config) {
        return switch (config.mode()) {
            case REAL_TIME -> StreamQuery.Mode.REAL_TIME;
            case MICRO_BATCH -> StreamQuery.Mode.MICRO_BATCH;
        };
    }
}
