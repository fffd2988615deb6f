package io.pipelineappliance.testing;

import static io.pipelineappliance.testing.ApplianceComponent.CASSANDRA;
import static io.pipelineappliance.testing.ApplianceComponent.KAFKA;
import static io.pipelineappliance.testing.ApplianceComponent.SCHEMA_REGISTRY;
import static io.pipelineappliance.testing.ApplianceComponent.SPARK;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.launcher.boot.ModuleFlags;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JvmFlagsTest {
    @Test
    void oneErrorSaysAllFlagsForMavenAndForGradle() {
        String flags = String.join(" ", ModuleFlags.of(Runtime.version().feature()));

        assertThatThrownBy(() ->
                        JvmFlags.require(EnumSet.allOf(ApplianceComponent.class), Set.of("java.io", "sun.nio.ch")))
                .isInstanceOf(ApplianceException.class)
                .hasMessageStartingWith(
                        "SPARK and CASSANDRA cannot run in this JVM: the packages java.io, sun.nio.ch of java.base are closed")
                .hasMessageContaining("<argLine>" + flags + "</argLine>")
                .hasMessageContaining("test { jvmArgs '--add-opens=java.base/java.io=ALL-UNNAMED', ");
    }

    @Test
    void kafkaAndItsRegistryNeedNoFlag() {
        assertThatCode(() ->
                        JvmFlags.require(EnumSet.of(KAFKA, SCHEMA_REGISTRY), Set.copyOf(ModuleFlags.openedPackages())))
                .doesNotThrowAnyException();
    }

    @Test
    void cassandraNeedsFewerThanSpark() {
        Set<String> closed = Set.of("java.util");

        assertThatCode(() -> JvmFlags.require(EnumSet.of(CASSANDRA), closed)).doesNotThrowAnyException();
        assertThatThrownBy(() -> JvmFlags.require(EnumSet.of(SPARK), closed))
                .hasMessageStartingWith("SPARK cannot run");
    }
}
