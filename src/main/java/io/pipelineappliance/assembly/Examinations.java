package io.pipelineappliance.assembly;

import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.doctor.CassandraExamination;
import io.pipelineappliance.doctor.Examination;
import io.pipelineappliance.doctor.KafkaExamination;
import io.pipelineappliance.doctor.RegistryExamination;
import io.pipelineappliance.doctor.SparkExamination;
import io.pipelineappliance.doctor.ZooKeeperExamination;
import io.pipelineappliance.kafka.PipelineTopics;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import java.util.ArrayList;
import java.util.List;

/** What the doctor looks at: every system of a configuration that runs elsewhere. */
public final class Examinations {
    private Examinations() {}

    /** Connects to nothing yet. */
    public static List<Examination> of(ApplianceConfig config) {
        Pipeline pipeline = new UsersPipeline();
        List<Examination> examinations = new ArrayList<>();
        if (!config.zookeeper().embedded()) {
            examinations.add(new ZooKeeperExamination(ZooKeeperUse.access(config.zookeeper())));
        }
        if (!config.kafka().embedded()) {
            KafkaAccess kafka = KafkaUse.access(config.kafka());
            examinations.add(new KafkaExamination(
                    kafka,
                    PipelineTopics.of(
                            pipeline.topic(),
                            pipeline.deadLetterTopic(),
                            pipeline.receiptTopic(),
                            config.pipeline(),
                            kafka.replicationFactor())));
        }
        if (!config.schemaRegistry().isEmbedded()) {
            examinations.add(new RegistryExamination(RegistryUse.access(config.schemaRegistry())));
        }
        if (!config.spark().embedded()) {
            examinations.add(new SparkExamination(config.spark()));
        }
        if (!config.cassandra().embedded()) {
            examinations.add(new CassandraExamination(
                    CassandraUse.access(config.cassandra()),
                    CassandraUse.copies(config.cassandra()),
                    pipeline.table()));
        }
        return examinations;
    }
}
