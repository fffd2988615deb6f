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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        file(
                "appliance.yaml",
                """
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
                .withMessage("no.yaml: does not exist; give --config an existing file");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka.port=70000|is not a port; use 1 to 65535, or 0 for any free port",
                "kafka.port=http|is not a whole number; use digits only",
                "ephemeral=yes|is not true or false; use true or false",
                "fetch.url=ftp://host/|is not an HTTP address; write it like https://host/path",
                "fetch.url=a b|is not a URL; write it like https://host/path",
                "fetch.results=5001|is out of range; use 1 to 5000",
                "fetch.interval=0s|is not longer than nothing; use a duration like 10s",
                "stream.checkpoint-interval=4s|is too short; use 5s or more",
                "stream.max-in-flight=0|is out of range; use 1 to 10000",
                "spark.executor-memory=100MiB|is too little; use 480MiB or more",
                "spark.worker-memory=4|is not a size; write it like 512MiB or 2GiB",
            })
    void aWrongValueIsNamedWithItsRemedy(String set, String sentence) {
        String[] pair = set.split("=");

        assertThat(problems(Map.of(), set)).containsExactly(pair[0] + ": " + pair[1] + " (--set) " + sentence);
    }

    @Test
    void aNationalityThatTheSourceDoesNotKnowIsRefused() {
        assertThat(problems(Map.of(), "fetch.nationalities=US,XX"))
                .singleElement()
                .asString()
                .startsWith(
                        "fetch.nationalities: US,XX (--set) has a code that the source does not know; use some of AU,"
                                + " BR, CA")
                .endsWith("UA, US, or none for all");
    }

    @Test
    void morePartitionsThanSlotsAreRefusedInRealTimeMode() {
        assertThat(problems(Map.of(), "pipeline.partitions=5"))
                .containsExactly("pipeline.partitions: 5 (--set) is more than the 4 task slots (spark.executors x"
                        + " spark.executor-slots), and real-time mode never reads the partitions beyond"
                        + " them; use 4 or fewer, more spark.executor-slots, or stream.mode micro-batch");
        assertThat(load("pipeline.partitions=5", "stream.mode=micro-batch")
                        .config()
                        .pipeline()
                        .partitions())
                .isEqualTo(5);
        assertThat(load("pipeline.partitions=8", "spark.executors=2")
                        .config()
                        .spark()
                        .slots())
                .isEqualTo(8);
    }

    @Test
    void executorsMustFitOnTheWorkers() {
        assertThat(problems(Map.of(), "spark.executors=3"))
                .containsExactly("spark.executors: 3 (--set) of 4 slots do not fit on 2 workers of 4 cores; use fewer"
                        + " spark.executors or spark.executor-slots, or more spark.workers or spark.worker-cores");
        assertThat(problems(Map.of(), "spark.executors=2", "spark.executor-memory=1GiB", "spark.worker-memory=1023MiB"))
                .containsExactly("spark.executors: 2 (--set) of 1GiB do not fit on 2 workers of 1023MiB; use fewer"
                        + " spark.executors or less spark.executor-memory, or more spark.worker-memory");
    }

    @Test
    void aClashOfPortsIsBlamedOnTheKeyThatSomebodySet() {
        assertThat(problems(Map.of(), "kafka.port=9021"))
                .containsExactly("kafka.port: 9021 (--set) is also dashboard.port; choose another");
        assertThat(problems(Map.of(), "zookeeper.port=9092", "dashboard.port=9092"))
                .containsExactly("zookeeper.port: 9092 (--set) is also kafka.port and dashboard.port; choose another");
    }

    @Test
    void portsThatMayBeAnyDoNotClash() {
        assertThat(load("kafka.port=0", "dashboard.port=0").config().kafka().port())
                .isZero();
    }

    @Test
    void aSectionIsNotAValue() {
        assertThat(problems(Map.of(), "kafka=9092"))
                .containsExactly("kafka: 9092 (--set) is a value where keys belong; write kafka.port, for example");
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
