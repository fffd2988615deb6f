package io.pipelineappliance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobJarsTest {
    @TempDir
    Path libraries;

    @Test
    void areFoundByTheirNamesWhateverTheirVersions() throws IOException {
        for (String name : JobJars.NAMES) {
            Files.createFile(libraries.resolve(name + "1.2.3.jar"));
        }
        Files.createFile(libraries.resolve("kafka-clients-tools-1.2.3.jar"));

        assertThat(JobJars.in(libraries))
                .hasSameSizeAs(JobJars.NAMES)
                .contains(libraries.resolve("kafka-clients-1.2.3.jar"))
                .doesNotContain(libraries.resolve("kafka-clients-tools-1.2.3.jar"));
    }

    @Test
    void oneThatIsMissingIsNamed() {
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> JobJars.in(libraries))
                .withMessageContaining("The library pipeline-appliance-* of the stream job is missing in " + libraries);
    }
}
