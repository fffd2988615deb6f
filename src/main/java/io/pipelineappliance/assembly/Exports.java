package io.pipelineappliance.assembly;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.export.ExportStep;
import io.pipelineappliance.export.RowExport;
import io.pipelineappliance.export.SchemaExport;
import io.pipelineappliance.export.TopicExport;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What of an appliance goes where, from the configurations of both ends. */
public final class Exports {
    /** Schemas go through the registry's API, which keeps them there. */
    private static final String SCHEMAS = "_schemas";

    private Exports() {}

    /**
     * The steps, for every system that runs elsewhere at the target. Connects to nothing yet.
     *
     * @param source of the appliance
     * @param target of the other systems
     * @param without topics that stay behind
     * @throws ApplianceException when no system of the target runs elsewhere
     */
    public static List<ExportStep> of(ApplianceConfig source, ApplianceConfig target, Collection<String> without) {
        Pipeline pipeline = new UsersPipeline();
        List<ExportStep> steps = new ArrayList<>();
        if (!target.schemaRegistry().isEmbedded()) {
            steps.add(new SchemaExport(
                    RegistryUse.access(source.schemaRegistry()), RegistryUse.access(target.schemaRegistry())));
        }
        if (!target.kafka().embedded()) {
            Set<String> left = new HashSet<>(without);
            // Receipts tell of offsets of the checkpoint here, which stays here.
            left.addAll(List.of(SCHEMAS, pipeline.receiptTopic()));
            steps.add(new TopicExport(KafkaUse.access(source.kafka()), KafkaUse.access(target.kafka()), left));
        }
        if (!target.cassandra().embedded()) {
            steps.add(new RowExport(
                    CassandraUse.access(source.cassandra()),
                    CassandraUse.access(target.cassandra()),
                    CassandraUse.copies(target.cassandra()),
                    pipeline.table()));
        }
        if (steps.isEmpty()) {
            throw new ApplianceException(
                    "mode: neither Kafka nor the Schema Registry nor Cassandra runs elsewhere in the file of --to; give it mode: external and their addresses.");
        }
        return steps;
    }
}
