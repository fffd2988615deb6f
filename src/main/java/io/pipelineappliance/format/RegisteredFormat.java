package io.pipelineappliance.format;

import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.registry.client.RegistryRefusal;
import io.pipelineappliance.registry.client.SchemaRegistryClient;
import io.pipelineappliance.registry.client.SchemaType;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A format whose schema is registered before the first value is written. */
public final class RegisteredFormat implements ValueFormat {
    private static final Logger LOG = LoggerFactory.getLogger(RegisteredFormat.class);

    private final SchemaRegistryClient registry;
    private final Pipeline pipeline;
    private final SchemaType type;
    private final String schema;
    private final IntFunction<ValueEncoder> encoders;
    private ValueEncoder encoder;

    private RegisteredFormat(
            SchemaRegistryClient registry,
            Pipeline pipeline,
            SchemaType type,
            String schema,
            IntFunction<ValueEncoder> encoders) {
        this.registry = registry;
        this.pipeline = pipeline;
        this.type = type;
        this.schema = schema;
        this.encoders = encoders;
    }

    /** Plain JSON, with the schema's id in a header. */
    public static RegisteredFormat json(Pipeline pipeline, SchemaRegistryClient registry) {
        String schema = pipeline.jsonSchema();
        return new RegisteredFormat(registry, pipeline, SchemaType.JSON, schema, id -> new JsonEncoder(id, schema));
    }

    /** Avro in Confluent's wire format. */
    public static RegisteredFormat avro(Pipeline pipeline, SchemaRegistryClient registry) {
        return new RegisteredFormat(
                registry, pipeline, SchemaType.AVRO, pipeline.avroSchema(), id -> new AvroEncoder(id, pipeline));
    }

    @Override
    public synchronized ValueEncoder encoder() throws InterruptedException {
        if (encoder == null) {
            encoder = encoders.apply(register());
        }
        return encoder;
    }

    private int register() throws InterruptedException {
        String subject = pipeline.topic() + "-value";
        try {
            return registered(subject);
        } catch (RegistryRefusal refusal) {
            if (!refusal.isIncompatible() || registry.latest(subject).type() == type) {
                throw refusal;
            }
            // Somebody has changed the format since: one subject holds schemas of one language.
            return registered(pipeline.topic() + '-' + pipeline.recordName());
        }
    }

    private int registered(String subject) throws InterruptedException {
        int id = registry.register(subject, type, schema);
        LOG.info("Records are published with the {} schema {} of {}, subject {}", type, id, registry.place(), subject);
        return id;
    }
}
