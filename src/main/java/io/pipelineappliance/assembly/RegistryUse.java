package io.pipelineappliance.assembly;

import io.pipelineappliance.config.PipelineConfig;
import io.pipelineappliance.config.SchemaRegistryConfig;
import io.pipelineappliance.config.Secret;
import io.pipelineappliance.format.RegisteredFormat;
import io.pipelineappliance.format.ValueFormat;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.registry.client.SchemaRegistryClient;
import java.nio.file.Path;

/** How the pipeline uses the Schema Registry, from the configuration. */
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
}
