package io.pipelineappliance.stream;

import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.registry.client.RegistryAccess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.io.input.ClassLoaderObjectInputStream;
import org.apache.commons.lang3.SerializationUtils;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;

/**
 * All that the stream job needs to know, on the driver and on executors.
 *
 * @param pipeline what is streamed
 * @param kafka where it is and how to be let in
 * @param registry the Schema Registry
 * @param cassandra where it is and how to be let in
 * @param checkpoint directory or URL of the checkpoint
 * @param checkpointInterval real-time mode: time between commits of offsets
 * @param triggerInterval micro-batch mode: time between batches, 0 for as soon as possible
 * @param maxInFlight writes under way at once for each partition
 * @param failOnDataLoss whether offsets that Kafka no longer has stop the query, instead of being passed over
 */
public record StreamSettings(
        Pipeline pipeline,
        KafkaAccess kafka,
        RegistryAccess registry,
        CassandraAccess cassandra,
        String checkpoint,
        Duration checkpointInterval,
        Duration triggerInterval,
        int maxInFlight,
        boolean failOnDataLoss)
        implements Serializable {
    /** By its name Spark's pages take the value for a secret, which it is when the registry wants a password. */
    private static final String PROPERTY = "spark.pipelineappliance.stream.secret";

    /** What a field may be long: less than a row may have, so that a few wrong bytes cannot ask for gigabytes of memory. */
    private static final String AVRO_LIMITS = "-Dorg.apache.avro.limits.string.maxLength=8388608"
            + " -Dorg.apache.avro.limits.bytes.maxLength=8388608"
            + " -Dorg.apache.avro.limits.collectionItems.maxLength=1048576 ";

    /**
     * What the application needs besides where it runs: the settings themselves, for executors, and how they run best.
     *
     * @param executorFlags further JVM flags of executors
     */
    public Map<String, String> sparkProperties(List<String> executorFlags) {
        Map<String, String> properties = new HashMap<>(Map.of(
                PROPERTY,
                Base64.getEncoder().encodeToString(SerializationUtils.serialize(this)),
                "spark.plugins",
                ExecutorGuard.class.getName(),
                // The code paths are few and short; the better compiler costs more at the start than it ever brings
                // back.
                "spark.executor.extraJavaOptions",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC " + AVRO_LIMITS + quoted(executorFlags),
                "spark.sql.streaming.minBatchesToRetain",
                "20",
                // Less than the stream job has for its stop.
                "spark.sql.streaming.stopTimeout",
                "4s"));
        // What Spark's pages take for a secret, by its name; Kafka's own names among them.
        properties.put("spark.redaction.regex", "(?i)secret|password|token|access[.]?key|jaas|keystore|credential");
        if (isOnThisMachine(checkpoint)) {
            properties.put("spark.sql.streaming.checkpointFileManagerClass", LocalCheckpointFiles.class.getName());
        }
        return properties;
    }

    private static boolean isOnThisMachine(String checkpoint) {
        String scheme = new Path(checkpoint).toUri().getScheme();
        return scheme == null || scheme.equals("file");
    }

    private static String quoted(List<String> flags) {
        return flags.stream().map(flag -> '"' + flag + '"').collect(Collectors.joining(" "));
    }

    static StreamSettings of(SparkConf conf) {
        byte[] content = Base64.getDecoder().decode(conf.get(PROPERTY));
        // The executors of a cluster that runs elsewhere have the job in a class loader of its own, below that of the
        // libraries.
        try (ObjectInputStream settings = new ClassLoaderObjectInputStream(
                StreamSettings.class.getClassLoader(), new ByteArrayInputStream(content))) {
            return (StreamSettings) settings.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("The settings of the stream job cannot be read", e);
        }
    }
}
