package io.pipelineappliance.export;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.KafkaConfig;
import io.pipelineappliance.kafka.EmbeddedKafka;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.registry.EmbeddedSchemaRegistry;
import io.pipelineappliance.registry.RegistryHttp;
import io.pipelineappliance.registry.SharedRegistry;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.support.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Schemas from a new registry to the one that all tests share. */
@ExtendWith(SharedRegistry.class)
class SchemaExportIT {
    private static final String FIXED = "{\"type\":\"fixed\",\"name\":\"%s\",\"size\":%d}";

    private final int port = FreePort.next();
    private final String subject = "export-" + port;
    private final RegistryHttp source = new RegistryHttp(port);

    @TempDir
    private Path directory;

    private EmbeddedKafka kafka;
    private EmbeddedSchemaRegistry registry;

    @BeforeEach
    void start() throws Exception {
        kafka = new EmbeddedKafka(KafkaConfig.embedded(FreePort.next(), FreePort.next()), directory);
        kafka.start();
        registry = new EmbeddedSchemaRegistry(
                SharedRegistry.config(port), KafkaAccess.open(kafka.bootstrapServers()), "export");
        registry.start();
        // Ids that the other registry has not given.
        source.put("/mode/" + subject, "{\"mode\":\"IMPORT\"}").ok();
        source.put("/config/" + subject, "{\"compatibility\":\"NONE\"}").ok();
        importAs(1, 7_000_000 + port);
        importAs(2, 8_000_000 + port);
        source.delete("/mode/" + subject).ok();
    }

    private void importAs(int version, int id) {
        source.post(
                        "/subjects/" + subject + "/versions",
                        "{\"version\":%d,\"id\":%d,\"schema\":\"%s\"}"
                                .formatted(
                                        version,
                                        id,
                                        FIXED.formatted("F" + port, version).replace("\"", "\\\"")))
                .ok();
    }

    @AfterEach
    void stop() {
        registry.close();
        kafka.close();
    }

    @Test
    void whatIsDeletedIsSoThereTooAndItsIdStillLeadsToIt(RegistryHttp target, SharedRegistry.Running running)
            throws Exception {
        source.delete("/subjects/" + subject + "/versions/1").ok();

        assertAllIsThere(export(running));

        assertThat(target.get("/subjects/" + subject + "/versions").ok().json()).hasSize(1);
        assertThat(target.get("/subjects/" + subject + "/versions/1").status()).isEqualTo(404);
        assertThat(target.get("/schemas/ids/" + (7_000_000 + port)).ok().body()).contains("F" + port);
        assertAllIsThere(export(running));
    }

    @Test
    void aSubjectThatAKilledExportLeftImportingTakesSchemasAgain(RegistryHttp target, SharedRegistry.Running running)
            throws Exception {
        assertAllIsThere(export(running));
        target.put("/mode/" + subject + "?force=true", "{\"mode\":\"IMPORT\"}").ok();

        assertAllIsThere(export(running));

        assertThat(target.get("/mode/" + subject).status()).isEqualTo(404);
        target.register(subject, avro(FIXED.formatted("F" + port, 3)));
    }

    @Test
    void aModeThatSomebodyHasSetIsSetAgain(RegistryHttp target, SharedRegistry.Running running) throws Exception {
        target.put("/mode/" + subject, "{\"mode\":\"READONLY\"}").ok();

        assertAllIsThere(export(running));

        assertThat(target.get("/mode/" + subject).ok().body()).contains("READONLY");
        target.delete("/mode/" + subject).ok();
    }

    @Test
    void anotherSchemaUnderTheSameVersionIsRefused(RegistryHttp target, SharedRegistry.Running running) {
        target.register(subject, avro(FIXED.formatted("Other", 9)));

        assertThatThrownBy(() -> export(running))
                .isInstanceOf(ApplianceException.class)
                .hasMessageContaining("has another schema as version 1 of " + subject);
    }

    private List<Compared> export(SharedRegistry.Running running) throws InterruptedException {
        return new SchemaExport(
                        RegistryAccess.open(URI.create("http://127.0.0.1:" + port)), RegistryAccess.open(running.uri()))
                .run(words -> {});
    }

    private static void assertAllIsThere(List<Compared> compared) {
        assertThat(compared).singleElement().satisfies(schemas -> {
            assertThat(schemas.same()).isTrue();
            assertThat(schemas.target().count()).isEqualTo(2);
        });
    }
}
