package io.pipelineappliance.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.component.ApplianceException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JobJarsTest {
    private static final Path OTHER = Path.of("libraries/kafka-clients-tools-1.2.3.jar");

    @Test
    void areFoundByTheirNamesWhateverTheirVersions() {
        List<Path> wanted = JobJars.NAMES.stream()
                .map(name -> Path.of("libraries", name + "1.2.3.jar"))
                .toList();

        assertThat(JobJars.among(
                        Stream.concat(Stream.of(OTHER), wanted.stream()).toList()))
                .isEqualTo(wanted);
    }

    @Test
    void oneThatIsMissingIsNamed() {
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> JobJars.among(List.of(OTHER)))
                .withMessageContaining("The library pipeline-appliance-* of the stream job is not among those");
    }
}
