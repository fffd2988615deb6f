package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.schedule.DataInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The interval that a scheduled run is due for, and those before it that get none.
 *
 * @param interval what to run
 * @param skipped how many intervals before it are passed over; at most {@value #MOST_COUNTED} are counted
 * @param skippedFrom when the first of them was due; that of {@code interval} when there are none
 */
record DueInterval(DataInterval interval, int skipped, Instant skippedFrom) {
    static final int MOST_COUNTED = 10_000;

    /**
     * What is due now.
     *
     * @param cursor end of the last interval that the schedule is done with
     */
    static Optional<DueInterval> at(Dag dag, Instant cursor, Instant now) {
        Schedule schedule = dag.schedule();
        Optional<Instant> first = firstDue(dag, cursor);
        Optional<Instant> newest = schedule.atOrBefore(now);
        if (first.isEmpty() || newest.isEmpty() || first.get().isAfter(newest.get())) {
            return Optional.empty();
        }
        Instant end = dag.policy().catchUp() ? first.get() : newest.get();
        return schedule.intervalUntil(end)
                .map(interval -> new DueInterval(interval, count(schedule, first.get(), end), first.get()));
    }

    /** Where the schedule of a DAG begins that never had one. */
    static Instant firstCursor(Dag dag, Instant now) {
        Optional<Instant> startsAt = dag.policy().startsAt();
        if (dag.policy().catchUp() && startsAt.isPresent()) {
            return startsAt.get();
        }
        return dag.schedule().begin(now);
    }

    /** When the first interval after the cursor is due that does not begin before the start date. */
    private static Optional<Instant> firstDue(Dag dag, Instant cursor) {
        Instant start = dag.policy().startsAt().filter(cursor::isBefore).orElse(cursor);
        Optional<DataInterval> interval = dag.schedule().intervalAfter(start);
        boolean beginsTooEarly = dag.policy()
                .startsAt()
                .flatMap(startsAt -> interval.filter(first -> first.start().isBefore(startsAt)))
                .isPresent();
        return beginsTooEarly ? dag.schedule().after(interval.orElseThrow().end()) : interval.map(DataInterval::end);
    }

    private static int count(Schedule schedule, Instant first, Instant end) {
        int count = 0;
        Optional<Instant> next = Optional.of(first);
        while (count < MOST_COUNTED && next.filter(end::isAfter).isPresent()) {
            count++;
            next = schedule.after(next.get());
        }
        return count;
    }

    /** How long the first of the skipped intervals has been due. */
    Duration gap(Instant now) {
        return Duration.between(skippedFrom, now);
    }

    /** The skipped intervals in words. */
    String skippedText() {
        String count = skipped == MOST_COUNTED
                ? MOST_COUNTED + " intervals or more"
                : skipped == 1 ? "1 interval" : skipped + " intervals";
        return count + " due from " + skippedFrom + " until before " + interval.end();
    }
}
