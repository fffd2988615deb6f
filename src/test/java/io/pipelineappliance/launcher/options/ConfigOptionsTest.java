package io.pipelineappliance.launcher.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ConfigOptionsTest {
    @TempDir
    private Path directory;

    @Test
    void withoutOptionsAllIsDefault() {
        ApplianceConfig config = config();

        assertThat(config.dataDir()).isEqualTo(Path.of("pipeline-data").toAbsolutePath());
        assertThat(config.ephemeral()).isFalse();
        assertThat(config.kafka().port()).isEqualTo(9092);
    }

    @Test
    void theDataDirectoryMayHaveSpaces() {
        Path data = directory.resolve("my data");

        assertThat(config("--data-dir", data.toString()).dataDir()).isEqualTo(data);
        assertThat(config("--data-dir=" + data).dataDir()).isEqualTo(data);
    }

    @Test
    void ephemeralIsASwitch() {
        assertThat(config("--ephemeral").ephemeral()).isTrue();
    }

    @Test
    void setsAreManyAndTheLastOneOfAKeyWins() {
        ApplianceConfig config =
                config("--set", "kafka.port=1111", "--set=dashboard.port=2222", "--set", "kafka.port=3333");

        assertThat(config.kafka().port()).isEqualTo(3333);
        assertThat(config.dashboard().port()).isEqualTo(2222);
    }

    @Test
    void aValueMayHoldEqualsSignsAndCommas() {
        ApplianceConfig config = config("--set", "fetch.url=http://127.0.0.1:1/api/?a=b,c", "--set", "fetch.seed=x=y");

        assertThat(config.fetch().url()).hasToString("http://127.0.0.1:1/api/?a=b,c");
    }

    @Test
    void theNamedFileIsReadAndSetsWinOverIt() throws IOException {
        Path file = Files.writeString(directory.resolve("my.yaml"), "kafka:\n  port: 1111\ndashboard:\n  port: 2222\n");

        ApplianceConfig config = config("--config", file.toString(), "--set", "kafka.port=3333");

        assertThat(config.kafka().port()).isEqualTo(3333);
        assertThat(config.dashboard().port()).isEqualTo(2222);
    }

    @Test
    void anUnknownKeyIsNamedWithTheNearest() {
        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> config("--set", "kafka.prot=1"))
                .withMessageContaining("kafka.prot")
                .withMessageContaining("kafka.port");
    }

    private static ApplianceConfig config(String... arguments) {
        ConfigOptions options = new ConfigOptions();
        new CommandLine(options).parseArgs(arguments);
        return options.load().config();
    }
}
