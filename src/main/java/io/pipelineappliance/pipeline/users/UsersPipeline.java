package io.pipelineappliance.pipeline.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.pipeline.Extract;
import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.pipeline.MalformedResponse;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.pipeline.Table;
import java.time.Instant;
import java.util.Map;

/**
 * People of the randomuser.me API, version 1.4. The key of a record is the person's UUID, so that the same person
 * fetched twice is one row.
 */
public final class UsersPipeline implements Pipeline {
    private static final long serialVersionUID = 1L;

    @Override
    public String topic() {
        return "users_created";
    }

    @Override
    public Table table() {
        return new Table(
                "spark_streams",
                "created_users",
                UserField.ID.fieldName(),
                UserField.inOrder().stream().map(UserField::column).toList());
    }

    @Override
    public Extract extract(JsonNode response, Instant fetchedAt) throws MalformedResponse {
        return UserExtraction.extract(response, fetchedAt);
    }

    @Override
    public Object[] parse(byte[] key, byte[] value) throws MalformedRecord {
        return UserRecordParser.parse(key, value);
    }

    @Override
    public Object[] convert(byte[] key, Map<String, ?> fields) throws MalformedRecord {
        return UserRecordParser.convert(key, fields);
    }

    @Override
    public String recordName() {
        return UserSchemas.RECORD_NAME;
    }

    @Override
    public String jsonSchema() {
        return UserSchemas.json();
    }

    @Override
    public String avroSchema() {
        return UserSchemas.avro();
    }
}
