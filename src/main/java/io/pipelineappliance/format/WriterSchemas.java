package io.pipelineappliance.format;

import io.pipelineappliance.pipeline.Excerpt;
import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.registry.client.RegisteredSchema;
import io.pipelineappliance.registry.client.SchemaReference;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Makes decoders for schemas of the registry. */
final class WriterSchemas {
    private final WaitingSchemas schemas;
    private final ReaderSchema reader;

    WriterSchemas(WaitingSchemas schemas, String written) {
        this.schemas = schemas;
        this.reader = new ReaderSchema(written);
    }

    /** @throws MalformedRecord when nothing that was written with the schema can be read */
    AvroDecoder decoder(SchemaReference reference, RegisteredSchema registered)
            throws MalformedRecord, InterruptedException {
        Schema writer = parsed(reference, registered);
        Optional<String> misreading = reader.misreading(writer);
        if (misreading.isPresent()) {
            throw new MalformedRecord("the schema of " + reference + " does not fit: " + misreading.get());
        }
        return new AvroDecoder(writer, reader.schema());
    }

    private Schema parsed(SchemaReference reference, RegisteredSchema registered)
            throws MalformedRecord, InterruptedException {
        // The registry has checked defaults already, and another implementation may take what Java does not.
        Schema.Parser parser = new Schema.Parser().setValidateDefaults(false);
        try {
            parseUsed(registered, parser, new HashSet<>());
            return parser.parse(registered.text());
        } catch (AvroRuntimeException unreadable) {
            throw new MalformedRecord("the schema of " + reference + " cannot be read: "
                    + Excerpt.oneLine(String.valueOf(unreadable.getMessage())));
        }
    }

    /** A parser knows the names of all that it has parsed before. */
    private void parseUsed(RegisteredSchema user, Schema.Parser parser, Set<RegisteredSchema.Use> done)
            throws MalformedRecord, InterruptedException {
        for (RegisteredSchema.Use use : user.uses()) {
            if (done.add(use)) {
                RegisteredSchema used = schemas.of(use);
                parseUsed(used, parser, done);
                parser.parse(used.text());
            }
        }
    }
}
