package io.pipelineappliance.assembly;

import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import io.pipelineappliance.spark.JobJars;
import io.pipelineappliance.spark.SubmittedApplication;
import io.pipelineappliance.stream.StreamJob;
import io.pipelineappliance.stream.StreamSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The stream job without the rest of the appliance, in an application that somebody has submitted to Spark. */
public final class SubmittedStream {
    private final ApplianceConfig config;
    private final Pipeline pipeline = new UsersPipeline();
    private final KafkaAccess kafka;
    private final CassandraAccess cassandra;
    private final StreamSettings settings;
    private final SubmittedApplication application;

    /**
     * @param config where Kafka, the Schema Registry and Cassandra are
     * @param checkpoint directory or URL that the driver, wherever it runs next, reaches
     * @param libraries what the executors need is among them
     */
    public SubmittedStream(ApplianceConfig config, String checkpoint, List<Path> libraries) {
        this.config = config;
        kafka = KafkaUse.access(config.kafka());
        cassandra = CassandraUse.access(config.cassandra());
        settings = StreamUse.settings(
                config.stream(), pipeline, kafka, RegistryUse.access(config.schemaRegistry()), cassandra, checkpoint);
        application =
                new SubmittedApplication(config.spark(), JobJars.among(libraries), settings.sparkProperties(List.of()));
    }

    /**
     * Streams until the driver is asked to end.
     *
     * @throws ApplianceException when topics or table cannot be had, or Spark ends the application by itself
     */
    public void run() throws InterruptedException {
        prepare();
        application.start();
        try (StreamJob job = new StreamJob(
                application::session,
                settings,
                StreamUse.mode(config.stream()),
                application.slots(),
                Clock.systemUTC())) {
            job.start();
            application.awaitEnd();
        }
    }

    private void prepare() throws InterruptedException {
        try (PreparedTopics topics = new PreparedTopics(kafka, pipeline, config.pipeline())) {
            topics.start();
        }
        try (PreparedTable table =
                new PreparedTable(cassandra, CassandraUse.copies(config.cassandra()), pipeline.table())) {
            table.start();
        }
    }
}
