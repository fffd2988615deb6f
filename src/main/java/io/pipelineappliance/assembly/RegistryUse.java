package io.pipelineappliance.assembly;

import io.pipelineappliance.config.PipelineConfig;
import io.pipelineappliance.config.SchemaRegistryConfig;
import io.pipelineappliance.config.Secret;
import io.pipelineappliance.external.ExternalSystem;
import io.pipelineappliance.format.RegisteredFormat;
import io.pipelineappliance.format.ValueFormat;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.registry.EmbeddedSchemaRegistry;
import io.pipelineappliance.registry.RegistryProbe;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.registry.client.SchemaRegistryClient;
import io.pipelineappliance.runtime.Part;
import java.nio.file.Path;

/** The Schema Registry and how the pipeline uses it, from the configuration. */
final class RegistryUse {
    private RegistryUse() {}

    static RegistryAccess access(SchemaRegistryConfig config) {
        if (config.isEmbedded()) {
            return new RegistryAccess(config.addresses(), "", "", "", "");
        }
        return new RegistryAccess(
                config.addresses(),
                config.user().orElse(""),
                config.password().map(Secret::value).orElse(""),
                config.truststore().map(Path::toString).orElse(""),
                config.truststorePassword().map(Secret::value).orElse(""));
    }

    static ValueFormat format(Pipeline pipeline, PipelineConfig config, RegistryAccess access) {
        SchemaRegistryClient registry = new SchemaRegistryClient(access);
        return switch (config.format()) {
            case JSON -> RegisteredFormat.json(pipeline, registry);
            case AVRO -> RegisteredFormat.avro(pipeline, registry);
        };
    }

    static Part part(SchemaRegistryConfig config, Frontage frontage, RegistryAccess access, KafkaAccess kafka) {
        String title = "Schema Registry";
        if (!config.isEmbedded()) {
            return Part.of(
                            PartNames.SCHEMA_REGISTRY,
                            title,
                            ExternalSystem.thatMayComeLater(
                                    PartNames.SCHEMA_REGISTRY, access.toString(), new RegistryProbe(access)))
                    .at(access.place());
        }
        int port = frontage.portBehind(Selection.System.SCHEMA_REGISTRY, config.port());
        EmbeddedSchemaRegistry registry =
                new EmbeddedSchemaRegistry(SchemaRegistryConfig.embedded(port), kafka, Version.current());
        return Part.of(PartNames.SCHEMA_REGISTRY, title, registry, PartNames.KAFKA)
                .at(config.addresses().get(0).toString())
                .stoppable();
    }
}
