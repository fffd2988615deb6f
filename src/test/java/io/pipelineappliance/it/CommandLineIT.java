package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.it.harness.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that only print. */
class CommandLineIT {
    @TempDir
    private Path directory;

    @Test
    void helpNamesEveryOptionCommandAndExitCode() {
        CommandLine.Result result =
                CommandLine.in(directory).arguments("--help").run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .contains("java -jar pipeline-appliance.jar", "--config=FILE", "--data-dir=DIR", "--ephemeral")
                .contains("--set=KEY=VALUE", "--help", "--version", "config", "Exit codes:");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void configPrintsEachValueWithWhereItCameFrom() throws IOException {
        Files.writeString(directory.resolve("appliance.yaml"), "kafka:\n  port: 9192\nfetch:\n  results: 7\n");

        CommandLine.Result result = CommandLine.in(directory)
                .arguments("config", "--set", "fetch.results=8")
                .environment("APPLIANCE_CASSANDRA_PORT", "9142")
                .run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.output())
                .containsPattern("(?s)kafka:.*port: 9192.*appliance.yaml")
                .containsPattern("(?s)cassandra:.*port: 9142.*APPLIANCE_CASSANDRA_PORT")
                .containsPattern("(?s)fetch:.*results: 8.*--set")
                .containsPattern("(?s)zookeeper:.*port: 2181.*default");
        assertThat(directory.resolve("pipeline-data")).doesNotExist();
    }

    @Test
    void theVersionIsPrinted() {
        CommandLine.Result result =
                CommandLine.in(directory).arguments("--version").run();

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).matches("pipeline-appliance \\d+\\.\\d+\\.\\d+\\S*\\s*");
    }
}
