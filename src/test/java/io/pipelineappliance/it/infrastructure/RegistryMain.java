package io.pipelineappliance.it.infrastructure;

import io.pipelineappliance.config.Mode;
import io.pipelineappliance.config.SchemaRegistryConfig;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.registry.EmbeddedSchemaRegistry;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The appliance's Schema Registry alone; Confluent's is not among what Maven Central has. */
final class RegistryMain {
    private RegistryMain() {}

    /** @param arguments its port and Kafka's servers */
    public static void main(String[] arguments) throws Exception {
        SchemaRegistryConfig config = new SchemaRegistryConfig(
                Mode.EMBEDDED,
                Integer.parseInt(arguments[0]),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        KafkaAccess kafka = new KafkaAccess(arguments[1], java.util.Map.of(), KafkaAccess.BROKERS_CHOICE);
        new EmbeddedSchemaRegistry(config, kafka, "external").start();
        new CountDownLatch(1).await();
    }
}
