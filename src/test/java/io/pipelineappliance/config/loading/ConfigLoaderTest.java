package io.pipelineappliance.config.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.DataSize;
import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.config.StreamConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    @TempDir
    Path directory;

    @Test
    void aLaterSourceWinsOverAnEarlierOne() throws IOException {
        file(
                "appliance.yaml",
                "kafka: {port: 1001, controller-port: 1002}\ncassandra.port: 1003\ndashboard: {port: 1004}\n");
        Map<String, String> environment = Map.of(
                "APPLIANCE_KAFKA_CONTROLLER_PORT",
                "2002",
                "APPLIANCE_CASSANDRA_PORT",
                "2003",
                "APPLIANCE_DASHBOARD_PORT",
                "2004");
        List<String> sets = List.of("cassandra.port=3003", "dashboard.port=3004", "data-dir=by-set");
        Map<String, String> flags = Map.of("data-dir", "by-flag");

        LoadedConfig loaded =
                ConfigLoader.load(new ConfigSources(Optional.empty(), directory, environment, sets, flags));

        ApplianceConfig config = loaded.config();
        assertThat(config.zookeeper().port()).isEqualTo(2181);
        assertThat(config.kafka().port()).isEqualTo(1001);
        assertThat(config.kafka().controllerPort()).isEqualTo(2002);
        assertThat(config.cassandra().port()).isEqualTo(3003);
        assertThat(config.dashboard().port()).isEqualTo(3004);
        assertThat(config.dataDir()).isEqualTo(directory.resolve("by-flag"));
        assertThat(origins(loaded))
                .containsEntry("zookeeper.port", "default")
                .containsEntry("kafka.port", "appliance.yaml:1")
                .containsEntry("kafka.controller-port", "APPLIANCE_KAFKA_CONTROLLER_PORT")
                .containsEntry("cassandra.port", "--set")
                .containsEntry("data-dir", "--data-dir");
    }

    @Test
    void everyTypeIsReadAsItIsWritten() throws IOException {
        file("appliance.yaml", """
                ephemeral: true
                spark: {executor-memory: 600MiB}
                fetch:
                  source: built-in
                  url: http://127.0.0.1:8080/api/
                  interval: 500ms
                  timeout: PT1M
                  nationalities: [NO, gb]
                  seed: 0042
                stream: {mode: micro-batch, trigger-interval: 2m}
                """);

        ApplianceConfig config = load().config();

        assertThat(config.ephemeral()).isTrue();
        assertThat(config.spark().executorMemory()).isEqualTo(DataSize.ofMebibytes(600));
        assertThat(config.fetch().source()).isEqualTo(FetchConfig.Source.BUILT_IN);
        assertThat(config.fetch().url()).isEqualTo(URI.create("http://127.0.0.1:8080/api/"));
        assertThat(config.fetch().interval()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.fetch().timeout()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.fetch().nationalities()).containsExactly("NO", "GB");
        assertThat(config.fetch().seed()).contains("0042");
        assertThat(config.stream().mode()).isEqualTo(StreamConfig.Mode.MICRO_BATCH);
        assertThat(config.stream().triggerInterval()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void aListCanBeTextWithCommas() {
        assertThat(load("fetch.nationalities=US, no").config().fetch().nationalities())
                .containsExactly("US", "NO");
        assertThat(load("fetch.nationalities=").config().fetch().nationalities())
                .isEmpty();
    }

    @Test
    void aNamedFileIsReadInsteadOfTheDefaultOne() throws IOException {
        file("appliance.yaml", "kafka: {port: 1001}");
        file("other.yaml", "kafka: {controller-port: 1002}");

        LoadedConfig loaded = ConfigLoader.load(
                new ConfigSources(Optional.of(Path.of("other.yaml")), directory, Map.of(), List.of(), Map.of()));

        assertThat(loaded.config().kafka().port()).isEqualTo(9092);
        assertThat(loaded.config().kafka().controllerPort()).isEqualTo(1002);
        assertThat(origins(loaded)).containsEntry("kafka.controller-port", "other.yaml:1");
    }

    @Test
    void aNamedFileMustExist() {
        ConfigSources sources =
                new ConfigSources(Optional.of(Path.of("no.yaml")), directory, Map.of(), List.of(), Map.of());

        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> ConfigLoader.load(sources))
                .withMessage("no.yaml: does not exist; name a file that does");
    }

    @Test
    void aFileThatIsNotUtf8IsSaidToBeSo() throws IOException {
        Files.write(directory.resolve("appliance.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});

        assertThat(problems()).containsExactly("appliance.yaml: is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() throws IOException {
        file("appliance.yaml", "# ours\nkafka:\n  prot: 9192\nstream:\n  mode: realtime\nfetch:\n  results: 0\n");
        Map<String, String> environment = Map.of(
                "APPLIANCE_KAFKA_PROT", "1", "APPLIANCE_FETCH_INTERVAL", "soon", "PATH", "/bin", "APPLIANCE_X", "1");

        List<String> problems =
                problems(environment, "dashboard.port=9042", "zookeeper", "shoe.size=44", "fetch.timeout=0s");

        assertThat(problems)
                .containsExactlyInAnyOrder(
                        "kafka.prot: unknown key in appliance.yaml:3; did you mean kafka.port?",
                        "stream.mode: realtime (appliance.yaml:5) is not one of real-time, micro-batch; did you mean"
                                + " real-time?",
                        "fetch.results: 0 (appliance.yaml:7) is out of range; use 1 to 5000",
                        "APPLIANCE_KAFKA_PROT: unknown environment variable; did you mean APPLIANCE_KAFKA_PORT?",
                        "APPLIANCE_X: unknown environment variable; unset it, the command config lists all keys",
                        "fetch.interval: soon (APPLIANCE_FETCH_INTERVAL) is not a duration; write it like 500ms, 60s,"
                                + " 2m, 1h or PT1M30S",
                        "dashboard.port: 9042 (--set) is also cassandra.port; choose another",
                        "--set zookeeper: is not key=value; write for example --set kafka.port=9192",
                        "shoe.size: unknown key in --set; the command config lists all keys",
                        "fetch.timeout: 0s (--set) is not longer than nothing; use a duration like 10s");
    }

    @Test
    void aSectionIsNotAValue() {
        assertThat(problems(Map.of(), "kafka=9092"))
                .containsExactly("kafka: 9092 (--set) is a value where keys belong; write kafka.mode, for example");
    }

    @Test
    void aKeyWithoutValueIsRefusedUnlessItMayHaveNone() {
        assertThat(problems(Map.of("APPLIANCE_KAFKA_PORT", "")))
                .containsExactly(
                        "kafka.port:  (APPLIANCE_KAFKA_PORT) has no value; give it one, or remove the key to get the"
                                + " default");
        assertThat(load("fetch.seed=").config().fetch().seed()).isEmpty();
    }

    private void file(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private LoadedConfig load(String... sets) {
        return ConfigLoader.load(ConfigSources.none(directory).withSets(List.of(sets)));
    }

    private List<String> problems() {
        return problems(Map.of());
    }

    private List<String> problems(Map<String, String> environment, String... sets) {
        ConfigSources sources = new ConfigSources(Optional.empty(), directory, environment, List.of(sets), Map.of());
        return assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> ConfigLoader.load(sources))
                .actual()
                .getMessage()
                .lines()
                .toList();
    }

    private static Map<String, String> origins(LoadedConfig loaded) {
        return loaded.values().stream()
                .collect(Collectors.toMap(
                        value -> value.key().name(), value -> value.origin().toString()));
    }
}
