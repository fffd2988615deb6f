package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.config.DurationText;
import io.pipelineappliance.config.ScheduleConfig;
import io.pipelineappliance.schedule.DataInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The moments at which runs are due. From each to the next one is an interval. */
public sealed interface Schedule permits Schedule.Every, CronSchedule {
    /** The first moment after the given one; empty when there is none ever. */
    Optional<Instant> after(Instant moment);

    /** The last moment that is not after the given one; empty when there is none ever. */
    Optional<Instant> atOrBefore(Instant moment);

    /** After which moment the first run ever is due, for a schedule that begins now. */
    Instant begin(Instant now);

    /** As a person would write it. */
    String text();

    /** The cron expression, or else one run for each interval. */
    static Schedule of(ScheduleConfig config, Duration interval) {
        return config.cron()
                .<Schedule>map(expression -> CronSchedule.parse(expression, config.timeZone()))
                .orElseGet(() -> new Every(interval, config.startsAt().orElse(Instant.EPOCH)));
    }

    /** The interval that ends with the first moment after the given one. */
    default Optional<DataInterval> intervalAfter(Instant moment) {
        return after(moment).flatMap(this::intervalUntil);
    }

    /** The interval that ends at that moment of the schedule. */
    default Optional<DataInterval> intervalUntil(Instant end) {
        return atOrBefore(end.minusNanos(1)).map(start -> new DataInterval(start, end));
    }

    /**
     * One moment after the other at the same distance, also over changes of daylight saving time.
     *
     * @param period the distance
     * @param anchor one of the moments
     */
    record Every(Duration period, Instant anchor) implements Schedule {
        @Override
        public Optional<Instant> after(Instant moment) {
            return Optional.of(anchor.plus(period.multipliedBy(periodsUntil(moment) + 1)));
        }

        @Override
        public Optional<Instant> atOrBefore(Instant moment) {
            return Optional.of(anchor.plus(period.multipliedBy(periodsUntil(moment))));
        }

        /** The first run is due at once, for the interval that has just passed. */
        @Override
        public Instant begin(Instant now) {
            return now.minus(period);
        }

        @Override
        public String text() {
            return "every " + DurationText.format(period);
        }

        private long periodsUntil(Instant moment) {
            Duration distance = Duration.between(anchor, moment);
            long periods = distance.dividedBy(period);
            return period.multipliedBy(periods).compareTo(distance) > 0 ? periods - 1 : periods;
        }
    }
}
