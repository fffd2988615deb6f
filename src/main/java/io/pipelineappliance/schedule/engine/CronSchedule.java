package io.pipelineappliance.schedule.engine;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/**
 * What a cron expression says on the clocks of a time zone, with changes of the clocks as in Vixie cron. An expression for every hour
 * goes by the hours that really pass. One that names hours is due as often as the day has the clocks show them by rule: what clocks leap
 * over is due right after the leap, and what they show twice is due the first time only. The library leaves out the one and tells
 * the two apart by direction, so for these it is asked on a clock that never changes.
 *
 * @param expression as configured
 * @param times its meaning
 */
record CronSchedule(String expression, ZoneId zone, ExecutionTime times) implements Schedule {
    static CronSchedule parse(String expression, ZoneId zone) {
        CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
        return new CronSchedule(expression, zone, ExecutionTime.forCron(parser.parse(expression)));
    }

    @Override
    public Optional<Instant> after(Instant moment) {
        if (isForEveryHour()) {
            return times.nextExecution(moment.atZone(zone)).map(ZonedDateTime::toInstant);
        }
        Optional<LocalDateTime> tick = next(beforeLeap(moment));
        while (tick.filter(local -> !instant(local).isAfter(moment)).isPresent()) {
            tick = next(tick.get());
        }
        return tick.map(this::instant);
    }

    @Override
    public Optional<Instant> atOrBefore(Instant moment) {
        if (isForEveryHour()) {
            return times.lastExecution(moment.plusNanos(1).atZone(zone)).map(ZonedDateTime::toInstant);
        }
        Optional<LocalDateTime> tick = last(afterRepetition(moment).plusNanos(1));
        while (tick.filter(local -> instant(local).isAfter(moment)).isPresent()) {
            tick = last(tick.get());
        }
        return tick.map(this::instant);
    }

    /** The first run waits for its moment. */
    @Override
    public Instant begin(Instant now) {
        return now;
    }

    @Override
    public String text() {
        return "cron " + expression + " " + zone;
    }

    private boolean isForEveryHour() {
        return expression.strip().split("\\s+")[1].equals("*");
    }

    private Optional<LocalDateTime> next(LocalDateTime local) {
        return times.nextExecution(local.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    private Optional<LocalDateTime> last(LocalDateTime local) {
        return times.lastExecution(local.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }

    /** When clocks show that first; right after the leap when they never do. */
    private Instant instant(LocalDateTime local) {
        ZoneOffsetTransition change = zone.getRules().getTransition(local);
        return change != null && change.isGap()
                ? change.getInstant()
                : local.atZone(zone).toInstant();
    }

    /** What clocks show, or what they showed before they leapt to it. */
    private LocalDateTime beforeLeap(Instant moment) {
        ZoneOffsetTransition last = zone.getRules().previousTransition(moment.plusNanos(1));
        boolean leaptTo = last != null && last.isGap() && last.getInstant().equals(moment);
        return leaptTo ? last.getDateTimeBefore() : LocalDateTime.ofInstant(moment, zone);
    }

    /** What clocks show, or the end of what they repeat. */
    private LocalDateTime afterRepetition(Instant moment) {
        ZoneOffsetTransition last = zone.getRules().previousTransition(moment.plusNanos(1));
        boolean repeats = last != null
                && last.isOverlap()
                && moment.isBefore(last.getInstant().minus(last.getDuration()));
        return repeats ? last.getDateTimeBefore() : LocalDateTime.ofInstant(moment, zone);
    }
}
