package io.pipelineappliance.config.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadedConfigTest {
    @TempDir
    Path directory;

    @Test
    void isRenderedWithWhereEachValueCameFrom() throws IOException {
        Files.writeString(directory.resolve("appliance.yaml"), "\n\nkafka:\n  port: 1001\n");

        assertThat(load("fetch.nationalities=NO,us").render())
                .startsWith("data-dir: ./pipeline-data # default\n"
                        + "ephemeral: false # default\n"
                        + "mode: embedded # default\n"
                        + "zookeeper:\n"
                        + "  mode: embedded # default\n"
                        + "  connect: # default\n")
                .contains(
                        "  client: {} # default\n  port: 1001 # appliance.yaml:4\n  controller-port: 9093 # default\n")
                .contains("  nationalities: ['NO', us] # --set\n")
                .contains("  seed: # default\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "12",
                "0x1F",
                "null",
                "~",
                "true",
                "a: b # c",
                "it's",
                "\"",
                "*x",
                "- y",
                "{",
                "شهر",
                "a\nb",
                "%"
            })
    void whatIsRenderedLoadsToTheSame(String text) throws IOException {
        LoadedConfig loaded = load(
                "fetch.seed=" + text,
                "data-dir=" + text,
                "fetch.nationalities=NO,US",
                "kafka.client.a.b=" + text,
                "kafka.client.a.c=1");

        Files.writeString(directory.resolve("appliance.yaml"), loaded.render());

        assertThat(load().config()).isEqualTo(loaded.config());
        assertThat(loaded.config().fetch().seed()).contains(text);
    }

    private LoadedConfig load(String... sets) {
        return ConfigLoader.load(ConfigSources.none(directory).withSets(List.of(sets)));
    }
}
