package io.pipelineappliance.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.support.FreePort;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SchemaRegistryClientTest {
    private final FakeRegistry registry = new FakeRegistry();
    private final AtomicLong nanos = new AtomicLong(5);
    private final SchemaRegistryClient client = new SchemaRegistryClient(registry.access(), nanos::get);

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void aRegisteredSchemaIsFoundByItsId() throws Exception {
        int id = client.register("people-value", SchemaType.JSON, "{\"type\":\"object\"}");

        RegisteredSchema schema = client.schema(new SchemaReference.Id(id));
        assertThat(schema).isEqualTo(new RegisteredSchema(SchemaType.JSON, "{\"type\":\"object\"}", List.of()));
        assertThat(registry.requests())
                .containsExactly("POST /subjects/people-value/versions", "GET /schemas/ids/" + id);
    }

    @Test
    void aSchemaWithoutATypeIsAvro() throws Exception {
        int id = client.register("people-value", SchemaType.AVRO, "\"string\"");

        assertThat(client.schema(new SchemaReference.Id(id)).type()).isEqualTo(SchemaType.AVRO);
    }

    @Test
    void aKnownSchemaIsAskedForOnceAlsoWhenTheRegistryIsGone() throws Exception {
        SchemaReference id = new SchemaReference.Id(registry.holds(SchemaType.AVRO, "\"string\""));
        client.schema(id);
        registry.goAway();

        assertThat(client.schema(id).text()).isEqualTo("\"string\"");
        assertThat(registry.requests()).hasSize(1);
    }

    @Test
    void anUnknownIdIsBelievedForAShortWhileOnly() throws Exception {
        SchemaReference id = new SchemaReference.Id(1);
        for (int time = 0; time < 3; time++) {
            assertThatExceptionOfType(RegistryRefusal.class)
                    .isThrownBy(() -> client.schema(id))
                    .matches(RegistryRefusal::isUnknownSchema);
        }
        assertThat(registry.requests()).hasSize(1);

        registry.holds(SchemaType.AVRO, "\"string\"");
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());

        assertThat(client.schema(id).text()).isEqualTo("\"string\"");
    }

    @Test
    void whatASchemaRefersToIsFoundBySubjectAndVersion() throws Exception {
        RegisteredSchema.Use use = new RegisteredSchema.Use("Address", "my addresses/1", 2);
        registry.holds("/subjects/my%20addresses%2F1/versions/2?deleted=true", SchemaType.AVRO, "\"long\"");
        int id = registry.holds(SchemaType.AVRO, "\"Address\"", use);

        assertThat(client.schema(new SchemaReference.Id(id)).uses()).containsExactly(use);
        assertThat(client.schema(use).text()).isEqualTo("\"long\"");
        client.schema(use);
        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void aRefusalSaysWhyInOneSentence() {
        registry.answers(
                "POST /subjects/people-value/versions",
                409,
                "{\"error_code\":409,\"message\":\"Schema being\\nincompatible\"}");

        assertThatExceptionOfType(RegistryRefusal.class)
                .isThrownBy(() -> client.register("people-value", SchemaType.AVRO, "\"string\""))
                .withMessage("The Schema Registry at %s refuses that: Schema being incompatible (409)", registry.uri())
                .matches(RegistryRefusal::isIncompatible);
    }

    @Test
    void aRegistryThatIsNotThereIsUnreachable() {
        URI nobody = URI.create("http://127.0.0.1:" + FreePort.next());

        assertThatExceptionOfType(RegistryUnreachable.class)
                .isThrownBy(() -> new SchemaRegistryClient(RegistryAccess.open(nobody)).latest("people-value"))
                .withMessageContaining("The Schema Registry at %s does not answer (connection refused)", nobody);
    }

    @Test
    void anErrorOfTheServerAndAPageOfSomebodyElseAreNoRefusal() {
        SchemaReference id = new SchemaReference.Id(1);
        registry.alwaysAnswers(500, "{\"error_code\":50001,\"message\":\"store\"}");
        assertThatExceptionOfType(RegistryUnreachable.class)
                .isThrownBy(() -> client.schema(id))
                .withMessageContaining("HTTP 500, store");

        registry.alwaysAnswers(404, "<html>no such page</html>");
        assertThatExceptionOfType(RegistryUnreachable.class)
                .isThrownBy(() -> client.schema(id))
                .withMessageContaining("HTTP 404");

        registry.alwaysAnswers(200, "<html>welcome</html>");
        assertThatExceptionOfType(RegistryUnreachable.class).isThrownBy(() -> client.schema(id));
    }

    @Test
    void theNextAddressIsTriedAndThenKept() throws Exception {
        URI nobody = URI.create("http://127.0.0.1:" + FreePort.next());
        SchemaRegistryClient both = new SchemaRegistryClient(RegistryAccess.open(nobody, registry.uri()));

        both.register("people-value", SchemaType.AVRO, "\"string\"");
        both.register("people-value", SchemaType.AVRO, "\"string\"");

        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void anIdIsUnknownOnlyWhenNoAddressKnowsIt() throws Exception {
        try (FakeRegistry behind = new FakeRegistry()) {
            SchemaReference id = new SchemaReference.Id(registry.holds(SchemaType.AVRO, "\"string\""));
            SchemaRegistryClient both = new SchemaRegistryClient(RegistryAccess.open(behind.uri(), registry.uri()));

            assertThat(both.schema(id).text()).isEqualTo("\"string\"");
            assertThat(behind.requests()).hasSize(1);
        }
    }

    @Test
    void aUserGoesWithEveryRequestAndAWrongOneIsTold() throws Exception {
        SchemaRegistryClient known =
                new SchemaRegistryClient(new RegistryAccess(List.of(registry.uri()), "ada", "söcret", "", ""));
        known.register("people-value", SchemaType.AVRO, "\"string\"");

        String credentials = Base64.getEncoder().encodeToString("ada:söcret".getBytes(StandardCharsets.UTF_8));
        assertThat(registry.credentials()).containsExactly("Basic " + credentials);

        registry.alwaysAnswers(401, "{\"error_code\":401,\"message\":\"Unauthorized\"}");
        assertThatExceptionOfType(RegistryRefusal.class)
                .isThrownBy(() -> known.latest("people-value"))
                .withMessageContaining("check schema-registry.user and schema-registry.password");
    }

    @Test
    void thePasswordIsNotShown() {
        RegistryAccess access = new RegistryAccess(List.of(registry.uri()), "ada", "hush", "/store", "hush");

        assertThat(access).hasToString("Schema Registry at " + registry.uri());
    }

    @Test
    void aTruststoreThatCannotBeReadIsNamed() {
        RegistryAccess access = new RegistryAccess(List.of(registry.uri()), "", "", "/no/such/store", "");

        assertThatExceptionOfType(RegistryUnreachable.class)
                .isThrownBy(() -> new SchemaRegistryClient(access).latest("people-value"))
                .withMessageStartingWith("schema-registry.truststore: /no/such/store cannot be read");
    }
}
