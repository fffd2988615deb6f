package io.pipelineappliance.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pipelineappliance.pipeline.Extract.SourceRecord;
import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import io.pipelineappliance.registry.client.FakeRegistry;
import io.pipelineappliance.registry.client.RegistryException;
import io.pipelineappliance.registry.client.RegistryRefusal;
import io.pipelineappliance.registry.client.SchemaRegistryClient;
import io.pipelineappliance.registry.client.SchemaType;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegisteredFormatTest {
    private static final String REGISTER = "POST /subjects/users_created-value/versions";
    private static final String INCOMPATIBLE = "{\"error_code\":409,\"message\":\"incompatible\"}";
    private static final Pipeline PIPELINE = new UsersPipeline();

    private final FakeRegistry registry = new FakeRegistry();
    private final SchemaRegistryClient client = new SchemaRegistryClient(registry.access());
    private final ValueFormat json = RegisteredFormat.json(PIPELINE, client);
    private final ValueFormat avro = RegisteredFormat.avro(PIPELINE, client);

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void plainJsonStaysAsItIsAndItsSchemaIsNamedBeside() throws Exception {
        registry.holds(SchemaType.AVRO, "\"first\"");

        EncodedValue value = json.encoder().encode(Users.record());

        assertThat(value.bytes()).isEqualTo(Users.json().getBytes(UTF_8));
        assertThat(value.headers()).hasSize(1).containsEntry("__value_schema_id", new byte[] {0, 0, 0, 0, 2});
        assertThat(client.schema(WireFormat.ofHeader(new byte[] {0, 0, 0, 0, 2}))
                        .text())
                .isEqualTo(PIPELINE.jsonSchema());
    }

    @Test
    void avroIsThatOfTheSchemaBehindFiveBytes() throws Exception {
        byte[] value = avro.encoder().encode(Users.record()).bytes();

        assertThat(value).startsWith(0, 0, 0, 0, 1);
        assertThat(Arrays.copyOfRange(value, 5, value.length))
                .isEqualTo(Users.avro(PIPELINE.avroSchema(), fields -> {}));
        assertThat(avro.encoder().encode(Users.record()).headers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email||/email: must be at least 1 characters long",
                "first_name||/first_name: must be at least 1 characters long",
                "dob|yesterday|/dob: does not match the regex pattern",
                "id|31DBC690-F503-4A61-9EE9-3B831F1DC262|/id: does not match the regex pattern",
                "nickname|Debbie|property 'nickname' is not defined in the schema",
            })
    void aUserWhoDoesNotFitTheSchemaIsRefusedWithTheReason(String field, String value, String reason) throws Exception {
        ValueEncoder encoder = json.encoder();

        assertThatExceptionOfType(MalformedRecord.class)
                .isThrownBy(() -> encoder.encode(changed(field, value == null ? "" : value)))
                .withMessageStartingWith(
                        "the record with the key \"31dbc690-f503-4a61-9ee9-3b831f1dc262\" does not fit")
                .withMessageContaining(reason);
    }

    @Test
    void theSchemaIsRegisteredOnceAndOnlyWhenItIsNeeded() throws Exception {
        assertThat(registry.requests()).isEmpty();

        json.encoder();
        json.encoder();

        assertThat(registry.requests()).containsExactly(REGISTER);
    }

    @Test
    void aRegistryThatIsAwayIsAskedAgain() throws Exception {
        registry.goAway();
        assertThatExceptionOfType(RegistryException.class).isThrownBy(json::encoder);

        registry.comeBack();
        assertThat(json.encoder()).isNotNull();
    }

    @Test
    void aSubjectThatHoldsTheOtherFormatIsLeftAlone() throws Exception {
        registry.answers(REGISTER, 409, INCOMPATIBLE);
        registry.holds("/subjects/users_created-value/versions/latest", SchemaType.JSON, "{}");

        assertThat(avro.encoder()).isNotNull();
        assertThat(registry.requests())
                .endsWith("POST /subjects/users_created-io.pipelineappliance.users.User/versions");
    }

    @Test
    void anIncompatibleVersionOfTheSameFormatIsRefused() {
        registry.answers(REGISTER, 409, INCOMPATIBLE);
        registry.holds("/subjects/users_created-value/versions/latest", SchemaType.AVRO, "\"string\"");

        assertThatExceptionOfType(RegistryRefusal.class)
                .isThrownBy(avro::encoder)
                .withMessageContaining("incompatible");
    }

    private static SourceRecord changed(String field, String value) throws IOException {
        ObjectNode user = (ObjectNode) new ObjectMapper().readTree(Users.json());
        return new SourceRecord(Users.KEY, user.put(field, value).toString().getBytes(UTF_8));
    }
}
