package io.pipelineappliance.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.pipelineappliance.pipeline.Excerpt;
import io.pipelineappliance.pipeline.Extract.SourceRecord;
import io.pipelineappliance.pipeline.MalformedRecord;
import java.util.List;
import java.util.Map;

/** Values as they are, with the schema's id beside them. */
final class JsonEncoder implements ValueEncoder {
    private final Map<String, byte[]> headers;
    private final Schema schema;

    JsonEncoder(int id, String schema) {
        this.headers = Map.of(WireFormat.HEADER, WireFormat.reference(id));
        this.schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
    }

    @Override
    public EncodedValue encode(SourceRecord record) throws MalformedRecord {
        List<com.networknt.schema.Error> errors = schema.validate(new String(record.value(), UTF_8), InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new MalformedRecord("the record with the key " + Excerpt.of(new String(record.key(), UTF_8))
                    + " does not fit its schema: "
                    + Excerpt.oneLine(errors.get(0).toString()));
        }
        return new EncodedValue(record.value(), headers);
    }
}
