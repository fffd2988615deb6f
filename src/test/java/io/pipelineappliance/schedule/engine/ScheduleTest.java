package io.pipelineappliance.schedule.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.schedule.DataInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @Test
    void everyMinuteFallsOnTheMinute() {
        Schedule schedule = every("60s");

        assertThat(schedule.after(NOON.plusSeconds(7))).contains(NOON.plusSeconds(60));
        assertThat(schedule.after(NOON)).contains(NOON.plusSeconds(60));
        assertThat(schedule.atOrBefore(NOON)).contains(NOON);
        assertThat(schedule.atOrBefore(NOON.minusNanos(1))).contains(NOON.minusSeconds(60));
        assertThat(schedule.intervalAfter(NOON)).contains(new DataInterval(NOON, NOON.plusSeconds(60)));
        assertThat(schedule.text()).isEqualTo("every 1m");
    }

    @Test
    void everyCountsFromTheStartDate() {
        Schedule schedule = Schedule.of(
                LoadedDefaults.with("schedule.start-date=2026-01-02", "schedule.time-zone=Asia/Kolkata")
                        .schedule(),
                Duration.ofHours(5));

        assertThat(schedule.after(Instant.parse("2026-01-01T18:30:00Z")))
                .contains(Instant.parse("2026-01-01T23:30:00Z"));
        assertThat(schedule.atOrBefore(Instant.parse("2026-01-01T18:29:00Z")))
                .contains(Instant.parse("2026-01-01T13:30:00Z"));
    }

    @Test
    void cronFollowsTheClocksOfItsZone() {
        Schedule schedule = cron("0 6 * * *", "Europe/Berlin");

        assertThat(schedule.after(Instant.parse("2026-01-02T05:00:00Z")))
                .contains(Instant.parse("2026-01-03T05:00:00Z"));
        assertThat(schedule.after(Instant.parse("2026-07-02T05:00:00Z")))
                .contains(Instant.parse("2026-07-03T04:00:00Z"));
        assertThat(schedule.atOrBefore(Instant.parse("2026-01-02T05:00:00Z")))
                .contains(Instant.parse("2026-01-02T05:00:00Z"));
        assertThat(schedule.intervalAfter(Instant.parse("2026-01-02T05:00:00Z")))
                .contains(
                        new DataInterval(Instant.parse("2026-01-02T05:00:00Z"), Instant.parse("2026-01-03T05:00:00Z")));
        assertThat(schedule.text()).isEqualTo("cron 0 6 * * * Europe/Berlin");
    }

    @Test
    void anHourlyCronGoesOnByTheHourOverBothChangesOfTheClocks() {
        Schedule schedule = cron("0 * * * *", "Europe/Berlin");

        assertThat(ticks(schedule, "2026-03-28T22:30:00Z", 5))
                .containsExactly(
                        "2026-03-28T23:00:00Z",
                        "2026-03-29T00:00:00Z",
                        "2026-03-29T01:00:00Z",
                        "2026-03-29T02:00:00Z",
                        "2026-03-29T03:00:00Z");
        assertThat(ticks(schedule, "2026-10-24T22:30:00Z", 5))
                .containsExactly(
                        "2026-10-24T23:00:00Z",
                        "2026-10-25T00:00:00Z",
                        "2026-10-25T01:00:00Z",
                        "2026-10-25T02:00:00Z",
                        "2026-10-25T03:00:00Z");
    }

    @Test
    void aDailyCronIsDueOnceOnTheDayThatHasNoSuchMoment() {
        assertThat(ticks(cron("30 2 * * *", "Europe/Berlin"), "2026-03-28T00:00:00Z", 3))
                .satisfiesExactly(
                        day -> assertThat(day).isEqualTo("2026-03-28T01:30:00Z"),
                        leapt -> assertThat(leapt).isEqualTo("2026-03-29T01:00:00Z"),
                        day -> assertThat(day).isEqualTo("2026-03-30T00:30:00Z"));
    }

    @Test
    void theMomentThatClocksLeaptOverIsTheLastOneForTheWholeDay() {
        Schedule schedule = cron("30 2 * * *", "Europe/Berlin");

        for (String moment : List.of("2026-03-29T01:00:00Z", "2026-03-29T01:10:00Z", "2026-03-29T12:00:00Z")) {
            assertThat(schedule.atOrBefore(Instant.parse(moment)))
                    .as(moment)
                    .contains(Instant.parse("2026-03-29T01:00:00Z"));
        }
        assertThat(schedule.after(Instant.parse("2026-03-29T12:00:00Z")))
                .contains(Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void aDailyCronIsDueOnceOnTheDayThatHasTheMomentTwice() {
        assertThat(ticks(cron("30 2 * * *", "Europe/Berlin"), "2026-10-24T00:00:00Z", 3))
                .containsExactly("2026-10-24T00:30:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }

    @Test
    void forwardsAndBackwardsAreTheSameTicks() {
        for (Schedule schedule : List.of(
                every("7s"),
                cron("30 2 * * *", "Europe/Berlin"),
                cron("*/20 1-3 * * *", "Europe/Berlin"),
                cron("*/15 * * * *", "Europe/Berlin"),
                cron("*/10 2 * * *", "Europe/Berlin"),
                cron("0 */2 * * *", "Europe/Berlin"),
                cron("0 12 29 2 *", "UTC"))) {
            for (String day : List.of("2026-03-28T12:00:00Z", "2026-10-24T12:00:00Z")) {
                List<Instant> ticks = Stream.iterate(
                                Instant.parse(day), tick -> schedule.after(tick).orElseThrow())
                        .skip(1)
                        .limit(20)
                        .toList();
                for (int index = 1; index < ticks.size(); index++) {
                    assertThat(schedule.atOrBefore(ticks.get(index)))
                            .as("%s at %s", schedule.text(), ticks.get(index))
                            .contains(ticks.get(index));
                    assertThat(schedule.atOrBefore(ticks.get(index).minusSeconds(1)))
                            .as("%s before %s", schedule.text(), ticks.get(index))
                            .contains(ticks.get(index - 1));
                    assertThat(schedule.intervalUntil(ticks.get(index)))
                            .as("%s until %s", schedule.text(), ticks.get(index))
                            .contains(new DataInterval(ticks.get(index - 1), ticks.get(index)));
                }
            }
        }
    }

    @Test
    void aDayThatNeverComesHasNoTicks() {
        assertThat(cron("0 0 31 2 *", "UTC").after(NOON)).isEqualTo(Optional.empty());
    }

    private static List<String> ticks(Schedule schedule, String after, int count) {
        return Stream.iterate(Instant.parse(after), tick -> schedule.after(tick).orElseThrow())
                .skip(1)
                .limit(count)
                .map(Instant::toString)
                .toList();
    }

    private static Schedule every(String interval) {
        var config = LoadedDefaults.with("fetch.interval=" + interval);
        return Schedule.of(config.schedule(), config.fetch().interval());
    }

    private static Schedule cron(String expression, String zone) {
        var config = LoadedDefaults.with("schedule.cron=" + expression, "schedule.time-zone=" + zone);
        return Schedule.of(config.schedule(), config.fetch().interval());
    }
}
