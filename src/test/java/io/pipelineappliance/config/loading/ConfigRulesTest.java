package io.pipelineappliance.config.loading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigRulesTest {
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
                "schedule.cron=soon|is not a cron expression; write five fields (minute, hour, day of month, month, day of week) like 0 6 * * *",
                "schedule.time-zone=Mars|is not a time zone; write it like UTC or Europe/Berlin",
                "schedule.start-date=tomorrow|is not a date; write it like 2026-01-31",
                "schedule.max-active-runs=0|is out of range; use 1 to 16",
                "schedule.max-retry-delay=100ms|is shorter than retry-delay; use 1s or more",
                "schedule.alert-webhook=ftp://x/y|is not an HTTP address; write it like https://host/path",
                "schema-registry.url=ftp://host/|has what is not an HTTP address; write each like https://host:8081",
                "pipeline.format=avor|is not one of json, avro; use one of them",
                "stream.checkpoint-interval=4s|is too short; use 5s or more",
                "stream.max-in-flight=0|is out of range; use 1 to 10000",
                "spark.executor-memory=100MiB|is too little; use 480MiB or more",
                "spark.worker-memory=4|is not a size; write it like 512MiB or 2GiB",
            })
    void aWrongValueIsNamedWithItsRemedy(String set, String sentence) {
        String[] pair = set.split("=");

        assertThat(problems(set)).containsExactly(pair[0] + ": " + pair[1] + " (--set) " + sentence);
    }

    @Test
    void aNationalityThatTheSourceDoesNotKnowIsRefused() {
        assertThat(problems("fetch.nationalities=US,XX"))
                .singleElement()
                .asString()
                .startsWith(
                        "fetch.nationalities: US,XX (--set) has a code that the source does not know; use some of AU,"
                                + " BR, CA")
                .endsWith("UA, US, or none for all");
    }

    @Test
    void morePartitionsThanSlotsAreRefusedInRealTimeMode() {
        assertThat(problems("pipeline.partitions=5"))
                .containsExactly("pipeline.partitions: 5 (--set) is more than the 4 task slots (spark.executors x"
                        + " spark.executor-slots), and real-time mode never reads the partitions beyond"
                        + " them; use 4 or fewer, more spark.executor-slots, or stream.mode micro-batch");
        assertThat(load("pipeline.partitions=5", "stream.mode=micro-batch")
                        .pipeline()
                        .partitions())
                .isEqualTo(5);
        assertThat(load("pipeline.partitions=8", "spark.executors=2").spark().slots())
                .isEqualTo(8);
    }

    @Test
    void anExternalRegistryNeedsAnAddressAndAPasswordNeedsAUser() {
        assertThat(problems("schema-registry.mode=external"))
                .singleElement()
                .asString()
                .contains("schema-registry.url: ", "is missing, and schema-registry.mode external needs it");
        assertThat(problems("schema-registry.password=hush"))
                .singleElement()
                .asString()
                .contains("schema-registry.user: ", "is missing, and schema-registry.password is given")
                .doesNotContain("hush");
        assertThat(load("schema-registry.mode=external", "schema-registry.url=http://a:1,https://b:2")
                        .schemaRegistry()
                        .addresses())
                .containsExactly(URI.create("http://a:1"), URI.create("https://b:2"));
    }

    @Test
    void aTruststoreIsRelativeToTheWorkingDirectory() {
        assertThat(load("schema-registry.truststore=trust.p12")
                        .schemaRegistry()
                        .truststore()
                        .orElseThrow())
                .isAbsolute();
    }

    @Test
    void executorsMustFitOnTheWorkers() {
        assertThat(problems("spark.executors=3"))
                .containsExactly("spark.executors: 3 (--set) of 4 slots do not fit on 2 workers of 4 cores; use fewer"
                        + " spark.executors or spark.executor-slots, or more spark.workers or spark.worker-cores");
        assertThat(problems("spark.executors=2", "spark.executor-memory=1GiB", "spark.worker-memory=1023MiB"))
                .containsExactly("spark.executors: 2 (--set) of 1GiB do not fit on 2 workers of 1023MiB; use fewer"
                        + " spark.executors or less spark.executor-memory, or more spark.worker-memory");
    }

    @Test
    void aClashOfPortsIsBlamedOnTheKeyThatSomebodySet() {
        assertThat(problems("kafka.port=9021"))
                .containsExactly("kafka.port: 9021 (--set) is also dashboard.port; choose another");
        assertThat(problems("zookeeper.port=9092", "dashboard.port=9092"))
                .containsExactly("zookeeper.port: 9092 (--set) is also kafka.port and dashboard.port; choose another");
    }

    @Test
    void portsThatMayBeAnyDoNotClash() {
        assertThat(load("kafka.port=0", "dashboard.port=0").kafka().port()).isZero();
    }

    private static ApplianceConfig load(String... sets) {
        return LoadedDefaults.with(sets);
    }

    private static List<String> problems(String... sets) {
        return assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> load(sets))
                .actual()
                .getMessage()
                .lines()
                .toList();
    }
}
