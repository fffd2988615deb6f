package io.pipelineappliance.registry;

import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.PipelineAppliance;
import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one registry of the whole run, on a Kafka of its own. Tests keep apart by their subjects and contexts. */
public final class SharedRegistry implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedRegistry.class);

    /** A broker and a registry in this JVM. */
    public static final class Running implements AutoCloseable {
        private final PipelineAppliance appliance = PipelineAppliance.builder()
                .components(ApplianceComponent.SCHEMA_REGISTRY)
                .start();

        String bootstrapServers() {
            return appliance.kafka().bootstrapServers();
        }

        /** Where the registry is. */
        public URI uri() {
            return appliance.schemaRegistry().url();
        }

        RegistryHttp http() {
            return new RegistryHttp(uri().getPort());
        }

        @Override
        public void close() {
            appliance.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RegistryHttp.class || type == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> new Running(), Running.class);
        return parameter.getParameter().getType() == Running.class ? running : running.http();
    }
}
