package io.pipelineappliance.stream;

import io.pipelineappliance.pipeline.Pipeline;
import java.io.Serializable;
import java.time.Duration;
import java.util.Base64;
import org.apache.commons.lang3.SerializationUtils;

/**
 * All that the stream job needs to know, on the driver and on executors.
 *
 * @param pipeline what is streamed
 * @param bootstrapServers Kafka
 * @param cassandraHost contact point
 * @param cassandraPort its CQL port
 * @param dataCenter the contact point's data centre
 * @param checkpoint directory or URL of the checkpoint
 * @param checkpointInterval real-time mode: time between commits of offsets
 * @param triggerInterval micro-batch mode: time between batches, 0 for as soon as possible
 * @param maxInFlight writes under way at once for each partition
 */
public record StreamSettings(
        Pipeline pipeline,
        String bootstrapServers,
        String cassandraHost,
        int cassandraPort,
        String dataCenter,
        String checkpoint,
        Duration checkpointInterval,
        Duration triggerInterval,
        int maxInFlight)
        implements Serializable {
    /** The Spark property that carries the settings to executors. */
    public static final String PROPERTY = "spark.pipelineappliance.stream";

    /** As text for {@link #PROPERTY}. */
    public String encoded() {
        return Base64.getEncoder().encodeToString(SerializationUtils.serialize(this));
    }

    static StreamSettings decode(String encoded) {
        return SerializationUtils.deserialize(Base64.getDecoder().decode(encoded));
    }
}
