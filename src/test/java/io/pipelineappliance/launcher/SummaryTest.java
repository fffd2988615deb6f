package io.pipelineappliance.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.runtime.Part;
import io.pipelineappliance.runtime.PartStatus;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final List<PartStatus> PARTS = List.of(
            running(Part.of("kafka", "Kafka", null).at("127.0.0.1:9092")), running(Part.of("table", "Table", null)));

    @Test
    void itSaysHowLongTheFirstRowTookInEveryLanguageAlike() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertThat(Summary.of(LoadedDefaults.with(), PARTS, Optional.of(12_345L), Optional.empty()))
                    .startsWith("All is up; the first row was in Cassandra after 12.3 s.\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyAddressIsInIt() {
        assertThat(Summary.of(LoadedDefaults.with(), PARTS, Optional.of(1L), Optional.empty())
                        .lines())
                .contains("  Kafka              127.0.0.1:9092")
                .noneMatch(line -> line.startsWith("  Table"));
    }

    @Test
    void whatToTryNextHasThePortsOfThisAppliance() {
        ApplianceConfig config = LoadedDefaults.with(
                "kafka.port=19092", "cassandra.port=19042", "dashboard.port=19021", "spark.master-port=17077");

        assertThat(Summary.of(config, PARTS, Optional.of(1L), Optional.empty()))
                .contains(
                        "open http://127.0.0.1:19021",
                        "--bootstrap-server 127.0.0.1:19092",
                        "cqlsh 127.0.0.1 19042",
                        "--master spark://127.0.0.1:17077");
    }

    @Test
    void whenTheNewestIntervalWasFetchedBeforeItSaysWhenTheNextIs() {
        Instant due = LocalDateTime.of(2026, 1, 31, 10, 7)
                .atZone(ZoneId.systemDefault())
                .toInstant();

        assertThat(Summary.of(LoadedDefaults.with(), PARTS, Optional.empty(), Optional.of(due)))
                .startsWith("All is up; the newest interval was fetched before, the next fetch is at 10:07.\n");
    }

    @Test
    void withoutAFetcherItSaysWhatTheUserHasToDo() {
        ApplianceConfig config = LoadedDefaults.with("fetch.enabled=false");

        assertThat(Summary.of(config, PARTS, Optional.empty(), Optional.empty()))
                .startsWith("All is up; nothing is fetched here");
    }

    @Test
    void whenNoRowHasComeItSaysWhereToLook() {
        assertThat(Summary.of(LoadedDefaults.with(), PARTS, Optional.empty(), Optional.empty()))
                .startsWith("All is up, but no row is in Cassandra yet")
                .contains("dashboard");
    }

    private static PartStatus running(Part part) {
        return new PartStatus(part, ComponentState.RUNNING, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
