package io.pipelineappliance.testing;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.it.harness.Workplace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stranger's project, from a local repository in which nothing is but the library. */
@Tag("test-kit")
class ExampleProjectIT {
    private static final String ARTIFACT = "pipeline-appliance-0.1.0-SNAPSHOT";

    /** The machine's own local repository spares most downloads; what it lacks comes from Central. */
    private static final String SETTINGS = """
            <settings>
              <profiles><profile><id>here</id>
                <repositories><repository><id>here</id><url>%1$s</url></repository></repositories>
                <pluginRepositories><pluginRepository><id>here</id><url>%1$s</url></pluginRepository></pluginRepositories>
              </profile></profiles>
              <activeProfiles><activeProfile>here</activeProfile></activeProfiles>
            </settings>
            """;

    @Test
    void theExamplePassesWithTheInstalledLibraryAlone(@TempDir Path directory) throws Exception {
        Path repository = directory.resolve("repository");
        install(repository.resolve("io/pipelineappliance/pipeline-appliance/0.1.0-SNAPSHOT"));
        URI ofTheMachine = Path.of(
                        System.getProperty("maven.repo.local", System.getProperty("user.home") + "/.m2/repository"))
                .toUri();
        Path settings = Files.writeString(directory.resolve("settings.xml"), SETTINGS.formatted(ofTheMachine));
        Path output = Workplace.report("example").resolve("maven.txt");

        Process maven = new ProcessBuilder(
                        "mvn",
                        "--batch-mode",
                        "--no-transfer-progress",
                        "--settings",
                        settings.toString(),
                        "-Dmaven.repo.local=" + repository,
                        "-DbuildDirectory=" + directory,
                        "test")
                .directory(Path.of("examples/word-count-pipeline").toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = maven.waitFor(10, MINUTES);
        maven.destroyForcibly();

        assertThat(ended).as("Maven ended; %s has its output", output).isTrue();
        assertThat(Files.readString(output))
                .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0")
                .contains("BUILD SUCCESS");
    }

    private static void install(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.copy(Path.of("target", ARTIFACT + ".jar"), directory.resolve(ARTIFACT + ".jar"));
        Files.copy(Path.of("pom.xml"), directory.resolve(ARTIFACT + ".pom"));
    }
}
