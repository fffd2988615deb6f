package io.pipelineappliance.registry;

import io.pipelineappliance.config.KafkaConfig;
import io.pipelineappliance.config.Mode;
import io.pipelineappliance.config.SchemaRegistryConfig;
import io.pipelineappliance.kafka.EmbeddedKafka;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.support.FreePort;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one registry of the whole run, on a Kafka of its own. Tests keep apart by their subjects and contexts. */
public final class SharedRegistry implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedRegistry.class);

    /** A broker and a registry in this JVM. */
    public static final class Running implements AutoCloseable {
        private final Path directory;
        private final EmbeddedKafka kafka;
        private final EmbeddedSchemaRegistry registry;

        private Running() {
            try {
                directory = Files.createTempDirectory("registry-it-");
                kafka = new EmbeddedKafka(KafkaConfig.embedded(FreePort.next(), FreePort.next()), directory);
                kafka.start();
                registry = new EmbeddedSchemaRegistry(
                        config(FreePort.next()), KafkaAccess.open(kafka.bootstrapServers()), "test");
                registry.start();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        String bootstrapServers() {
            return kafka.bootstrapServers();
        }

        /** Where the registry is. */
        public URI uri() {
            return URI.create("http://127.0.0.1:" + registry.port());
        }

        RegistryHttp http() {
            return new RegistryHttp(registry.port());
        }

        @Override
        public void close() throws IOException {
            registry.close();
            kafka.close();
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** An embedded registry's configuration. */
    public static SchemaRegistryConfig config(int port) {
        return new SchemaRegistryConfig(
                Mode.EMBEDDED, port, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
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
