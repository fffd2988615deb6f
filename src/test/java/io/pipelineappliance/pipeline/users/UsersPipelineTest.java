package io.pipelineappliance.pipeline.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.pipeline.Extract;
import io.pipelineappliance.pipeline.Extract.SourceRecord;
import io.pipelineappliance.pipeline.SharedResponses;
import io.pipelineappliance.pipeline.Table.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsersPipelineTest {
    private static final Instant FETCHED_AT = Instant.parse("2026-01-02T03:04:05.678Z");

    private final UsersPipeline pipeline = new UsersPipeline();

    @Test
    void everyRealResponseBecomesOneRowWithEveryFieldAsInTheData() throws Exception {
        Set<Object> ids = new HashSet<>();
        for (String line : SharedResponses.read()) {
            JsonNode response = Person.json(line);

            Extract extract = pipeline.extract(response, FETCHED_AT);

            assertThat(extract.rejected()).isEmpty();
            assertThat(extract.records()).hasSize(1);
            SourceRecord record = extract.records().get(0);
            Object[] expected = expectedRow(response.at("/results/0"));
            assertThat(pipeline.parse(record.key(), record.value())).containsExactly(expected);
            assertThat(new String(record.key(), UTF_8))
                    .isEqualTo(response.at("/results/0/login/uuid").textValue());
            ids.add(expected[0]);
        }
        assertThat(ids).hasSize(1000);
    }

    private static Object[] expectedRow(JsonNode user) {
        String address = user.at("/location/street/number").intValue() + " "
                + user.at("/location/street/name").textValue() + ", "
                + user.at("/location/city").textValue() + ", "
                + user.at("/location/state").textValue() + ", "
                + user.at("/location/country").textValue();
        return new Object[] {
            UUID.fromString(user.at("/login/uuid").textValue()),
            user.at("/name/first").textValue(),
            user.at("/name/last").textValue(),
            user.at("/gender").textValue(),
            address,
            user.at("/location/postcode").asText(),
            user.at("/email").textValue(),
            user.at("/login/username").textValue(),
            Instant.parse(user.at("/dob/date").textValue()),
            Instant.parse(user.at("/registered/date").textValue()),
            user.at("/phone").textValue(),
            user.at("/picture/medium").textValue(),
            FETCHED_AT
        };
    }

    @Test
    void theRecordIsFlatJsonOfStringsWithTimesInUtc() throws Exception {
        JsonNode response = Person.JSON
                .createObjectNode()
                .set("results", Person.JSON.createArrayNode().add(Person.user()));

        SourceRecord record = pipeline.extract(response, Instant.parse("2026-01-02T03:04:05.678912Z"))
                .records()
                .get(0);

        JsonNode expected = Person.record().put("registered_date", "2006-02-15T01:47:38.609Z");
        assertThat(Person.JSON.readTree(record.value())).isEqualTo(expected);
    }

    @Test
    void theTableHasOneFittingColumnForEachField() {
        assertThat(pipeline.table().keyspace()).isEqualTo("spark_streams");
        assertThat(pipeline.table().name()).isEqualTo("created_users");
        assertThat(pipeline.table().primaryKey()).isEqualTo("id");
        assertThat(pipeline.table().columns())
                .extracting(Column::name, Column::type)
                .map(tuple -> tuple.toList().get(0) + " " + tuple.toList().get(1))
                .containsExactly(
                        "id uuid",
                        "first_name text",
                        "last_name text",
                        "gender text",
                        "address text",
                        "post_code text",
                        "email text",
                        "username text",
                        "dob timestamp",
                        "registered_date timestamp",
                        "phone text",
                        "picture text",
                        "fetched_at timestamp");
        assertThat(pipeline.topic()).isEqualTo("users_created");
        assertThat(pipeline.deadLetterTopic()).isEqualTo("users_created.dlq");
    }

    @Test
    void anExecutorsCopyParsesLikeTheOriginal() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(pipeline);
        }
        UsersPipeline copy;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            copy = (UsersPipeline) in.readObject();
        }

        byte[] value = Person.RECORD.getBytes(UTF_8);
        assertThat(copy.parse(Person.KEY, value)).containsExactly(pipeline.parse(Person.KEY, value));
    }
}
