package io.pipelineappliance.format;

import io.github.resilience4j.core.IntervalFunction;
import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.registry.client.RegisteredSchema;
import io.pipelineappliance.registry.client.RegistryException;
import io.pipelineappliance.registry.client.RegistryRefusal;
import io.pipelineappliance.registry.client.SchemaReference;
import io.pipelineappliance.registry.client.SchemaRegistryClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Schemas of a registry that is waited for while it does not answer, for as long as it takes. Thread-safe. */
public final class WaitingSchemas {
    private static final Logger LOG = LoggerFactory.getLogger(WaitingSchemas.class);
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofMillis(100), 2.0, 0.3, Duration.ofSeconds(2));

    private final SchemaRegistryClient registry;

    public WaitingSchemas(SchemaRegistryClient registry) {
        this.registry = registry;
    }

    /**
     * The schema that a record names.
     *
     * @throws MalformedRecord when the registry knows none by that name
     */
    RegisteredSchema of(SchemaReference reference) throws MalformedRecord, InterruptedException {
        return await("the schema of " + reference, () -> registry.schema(reference));
    }

    /** The schema that another one uses. */
    RegisteredSchema of(RegisteredSchema.Use use) throws MalformedRecord, InterruptedException {
        return await("version %d of %s".formatted(use.version(), use.subject()), () -> registry.schema(use));
    }

    private interface Question {
        RegisteredSchema ask() throws InterruptedException;
    }

    private RegisteredSchema await(String wanted, Question question) throws MalformedRecord, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return question.ask();
            } catch (RegistryException failure) {
                if (failure instanceof RegistryRefusal refusal && refusal.isNotFound()) {
                    throw new MalformedRecord(wanted + " is unknown to the Schema Registry at " + registry.place());
                }
                if (attempt == 1) {
                    LOG.warn(
                            "A record waits for {}, which is asked for until it comes: {}",
                            wanted,
                            failure.getMessage());
                }
                TimeUnit.MILLISECONDS.sleep(BACKOFF.apply(attempt));
            }
        }
    }
}
