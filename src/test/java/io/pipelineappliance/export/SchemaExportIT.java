package io.pipelineappliance.export;

import static io.pipelineappliance.registry.RegistryHttp.avro;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.registry.RegistryHttp;
import io.pipelineappliance.registry.SharedRegistry;
import io.pipelineappliance.registry.client.RegistryAccess;
import io.pipelineappliance.testing.ApplianceComponent;
import io.pipelineappliance.testing.PipelineAppliance;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Schemas from a new registry to the one that all tests share. */
@ExtendWith(SharedRegistry.class)
class SchemaExportIT {
    private static final String FIXED = "{\"type\":\"fixed\",\"name\":\"%s\",\"size\":%d}";

    private PipelineAppliance appliance;
    private int port;
    private String subject;
    private RegistryHttp source;

    @BeforeEach
    void start() {
        appliance = PipelineAppliance.builder()
                .components(ApplianceComponent.SCHEMA_REGISTRY)
                .start();
        port = appliance.schemaRegistry().url().getPort();
        subject = "export-" + port;
        source = new RegistryHttp(port);
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
        appliance.close();
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
                        RegistryAccess.open(appliance.schemaRegistry().url()), RegistryAccess.open(running.uri()))
                .run(words -> {});
    }

    private static void assertAllIsThere(List<Compared> compared) {
        assertThat(compared).singleElement().satisfies(schemas -> {
            assertThat(schemas.same()).isTrue();
            assertThat(schemas.target().count()).isEqualTo(2);
        });
    }
}
