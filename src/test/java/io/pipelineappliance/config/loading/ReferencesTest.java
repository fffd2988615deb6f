package io.pipelineappliance.config.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {
    private static final String SECRET = "s3cret: ${env:NOT_MEANT} #";

    @TempDir
    Path directory;

    @Test
    void valuesComeFromVariablesAndFiles() throws IOException {
        Files.writeString(directory.resolve("password"), SECRET + "\n");

        LoadedConfig loaded = load(
                Map.of("REGISTRY_USER", "me", "PORT", "19092"),
                "schema-registry.user=${env:REGISTRY_USER}",
                "schema-registry.password=${file:password}",
                "kafka.port=${env:PORT}",
                "data-dir=$${plain}");

        assertThat(loaded.config().schemaRegistry().user()).contains("me");
        assertThat(loaded.config().schemaRegistry().password().orElseThrow().value())
                .isEqualTo(SECRET);
        assertThat(loaded.config().kafka().port()).isEqualTo(19_092);
        assertThat(loaded.config().dataDir()).hasFileName("${plain}");
    }

    @Test
    void whatIsShownIsTheReferenceAndNeverItsValue() throws IOException {
        Files.writeString(directory.resolve("password"), SECRET);

        LoadedConfig loaded = load(
                Map.of("JAAS", SECRET),
                "schema-registry.user=me",
                "schema-registry.password=${file:password}",
                "kafka.client.sasl.jaas.config=prefix ${env:JAAS}",
                "kafka.client.socket.connection.setup.timeout.ms=1000");

        assertThat(loaded.render())
                .contains("password: ${file:password}")
                .contains("sasl.jaas.config: '******'")
                .contains("socket.connection.setup.timeout.ms: '1000'")
                .doesNotContain("s3cret");
        assertThat(loaded.config().kafka().client()).containsEntry("sasl.jaas.config", "prefix " + SECRET);
    }

    @Test
    void whatIsMissingIsOneSentenceEach() {
        Path absent = directory.resolve("absent");

        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> load(
                        Map.of(),
                        "kafka.client.a=${env:NOWHERE}",
                        "schema-registry.user=${env:NOBODY}",
                        "schema-registry.password=${file:absent}",
                        "fetch.seed=${vault:x}"))
                .satisfies(e -> assertThat(e.getMessage().lines())
                        .containsExactlyInAnyOrder(
                                "kafka.client.a: ${env:NOWHERE} (--set) names the environment variable NOWHERE, which is not set; set it",
                                "schema-registry.user: ${env:NOBODY} (--set) names the environment variable NOBODY, which is not set; set it",
                                "schema-registry.password: ${file:absent} (--set) names the file " + absent
                                        + ", which does not exist; write it or name another",
                                "fetch.seed: ${vault:x} (--set) has a reference ${vault:x} that is neither ${env:NAME} nor"
                                        + " ${file:PATH}; write one of them, or $${ for a plain ${"));
    }

    private LoadedConfig load(Map<String, String> environment, String... sets) {
        return ConfigLoader.load(new ConfigSources(Optional.empty(), directory, environment, List.of(sets), Map.of()));
    }
}
