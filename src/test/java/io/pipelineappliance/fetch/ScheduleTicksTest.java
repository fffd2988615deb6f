package io.pipelineappliance.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.fetch.builtin.BuiltInSource;
import io.pipelineappliance.fetch.builtin.ServedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the schedule does as time passes, as the REST API tells it. */
class ScheduleTicksTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path directory;

    private final BuiltInSource source = new BuiltInSource(0);
    private ScheduledFetch fetch;

    @BeforeEach
    void startSource() throws IOException {
        source.start();
    }

    @AfterEach
    void stop() {
        fetch.close();
        source.close();
    }

    private void start(String now, String... settings) {
        fetch = new ScheduledFetch(directory, Instant.parse(now), source.url(), settings);
    }

    @Test
    void aDayOfHourlyTicksIsARunForEachIntervalWithPeopleOfItsOwn() {
        start("2026-01-31T00:30:00Z", "schedule.cron=0 * * * *");

        for (int hour = 1; hour <= 24; hour++) {
            fetch.pass(HOUR);
            fetch.awaitSuccesses(hour);
        }

        assertThat(fetch.intervalEnds("&trigger=scheduled"))
                .hasSize(24)
                .startsWith("2026-01-31T01:00:00Z", "2026-01-31T02:00:00Z")
                .endsWith("2026-02-01T00:00:00Z")
                .doesNotHaveDuplicates();
        assertThat(fetch.published()).hasSize(3 * 24).doesNotHaveDuplicates();
        assertThat(source.requests())
                .hasSize(24)
                .extracting(ServedRequest::query)
                .doesNotHaveDuplicates();
        assertThat(fetch.get("").path("nextRunAt").asText()).isEqualTo("2026-02-01T01:00:00Z");
    }

    @Test
    void aDailyRunHappensOnceOnTheDaysOnWhichClocksChange() {
        start("2026-03-27T12:00:00Z", "schedule.cron=30 2 * * *", "schedule.time-zone=Europe/Berlin");

        for (int day = 1; day <= 4; day++) {
            fetch.pass(Duration.ofDays(1));
            fetch.awaitSuccesses(day);
        }
        // 02:30 is 01:30Z in winter and 00:30Z in summer; on the 29th there is no 02:30, since 02:00 is followed by
        // 03:00.
        assertThat(fetch.intervalEnds(""))
                .containsExactly(
                        "2026-03-28T01:30:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z", "2026-03-31T00:30:00Z");
        assertThat(fetch.get("").path("schedule").asText()).isEqualTo("cron 30 2 * * * Europe/Berlin");
    }

    @Test
    void aDailyRunHappensOnceWhenAnHourComesTwice() {
        start("2026-10-24T12:00:00Z", "schedule.cron=30 2 * * *", "schedule.time-zone=Europe/Berlin");

        for (int day = 1; day <= 2; day++) {
            for (int hour = 1; hour <= 24; hour++) {
                fetch.pass(HOUR);
            }
            fetch.awaitSuccesses(day);
        }

        assertThat(fetch.intervalEnds("")).containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void aPauseOutlivesARestartAndNothingRunsUntilItIsResumed() {
        start("2026-01-31T00:30:00Z", "schedule.cron=0 * * * *");
        fetch.post("/pause", "").json(200);

        fetch.restartAfter(Duration.ofHours(3));
        fetch.pass(Duration.ofHours(2));

        assertThat(fetch.get("").path("paused").asBoolean()).isTrue();
        assertThat(fetch.runs("")).isZero();
        fetch.post("/resume", "").json(200);
        fetch.awaitSuccesses(1);
        assertThat(fetch.get("").path("paused").asBoolean()).isFalse();
    }

    @Test
    void ticksThatWereMissedAreOneEntryAndTheNewestIntervalIsRun() {
        start("2026-01-31T00:30:00Z", "schedule.cron=0 * * * *");
        fetch.pass(HOUR);
        fetch.awaitSuccesses(1);

        fetch.restartAfter(Duration.ofHours(5));
        fetch.awaitSuccesses(2);

        assertThat(fetch.intervalEnds("")).containsExactly("2026-01-31T01:00:00Z", "2026-01-31T06:00:00Z");
        JsonNode alerts = fetch.get("/alerts").path("alerts");
        assertThat(alerts).hasSize(1);
        assertThat(alerts.at("/0/kind").asText()).isEqualTo("MISSED");
        assertThat(alerts.at("/0/sentence").asText()).startsWith("4 ").contains("passed without a run");
    }

    @Test
    void withCatchUpMissedTicksAreRunTheOldestFirst() {
        start("2026-01-31T00:30:00Z", "schedule.cron=0 * * * *", "schedule.catch-up=true");
        fetch.pass(HOUR);
        fetch.awaitSuccesses(1);

        fetch.restartAfter(Duration.ofHours(5));
        fetch.awaitSuccesses(6);

        assertThat(fetch.intervalEnds(""))
                .containsExactly(
                        "2026-01-31T01:00:00Z",
                        "2026-01-31T02:00:00Z",
                        "2026-01-31T03:00:00Z",
                        "2026-01-31T04:00:00Z",
                        "2026-01-31T05:00:00Z",
                        "2026-01-31T06:00:00Z");
        assertThat(fetch.get("/alerts").path("alerts")).isEmpty();
    }

    @Test
    void aMonthIsBackfilledInSecondsAndDoneAgainGivesNobodyNew() {
        start("2026-02-01T00:30:00Z", "schedule.cron=0 */6 * * *", "schedule.max-active-runs=4");
        String january = "{\"from\":\"2026-01-01\",\"to\":\"2026-02-01\",\"again\":%s}";

        assertThat(fetch.post("/backfills", january.formatted(false)).json(201).path("runs"))
                .hasSize(31 * 4);
        await().atMost(Duration.ofMinutes(2)).until(() -> fetch.runs("&state=SUCCESS&trigger=backfill") == 31 * 4);
        assertThat(fetch.intervalEnds("&trigger=backfill"))
                .startsWith("2026-01-01T06:00:00Z")
                .endsWith("2026-02-01T00:00:00Z")
                .doesNotHaveDuplicates();
        HashSet<String> people = new HashSet<>(fetch.published());
        assertThat(people).hasSize(31 * 4 * 3);

        assertThat(fetch.post("/backfills", january.formatted(false)).json(201).path("runs"))
                .as("intervals that have a successful run")
                .isEmpty();
        String again = "{\"from\":\"2026-01-31\",\"to\":\"2026-02-01\",\"again\":true}";
        assertThat(fetch.post("/backfills", again).json(201).path("runs")).hasSize(4);
        await().until(() -> fetch.published().size() == (31 * 4 + 4) * 3);

        assertThat(new HashSet<>(fetch.published())).isEqualTo(people);
        List<String> firstDay = fetch.published().subList(31 * 4 * 3, (31 * 4 + 4) * 3);
        assertThat(new HashSet<>(firstDay)).hasSize(12);
    }
}
