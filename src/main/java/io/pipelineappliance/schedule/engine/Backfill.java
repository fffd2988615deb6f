package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.schedule.BackfillOrder;
import io.pipelineappliance.schedule.DataInterval;
import io.pipelineappliance.schedule.RefusedOrder;
import io.pipelineappliance.schedule.RefusedOrder.Reason;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Which intervals of the past somebody wants. */
final class Backfill {
    private static final int MOST_RUNS = 10_000;

    private final Schedule schedule;
    private final BackfillOrder order;
    private final Instant end;

    Backfill(Dag dag, BackfillOrder order, Instant now) {
        this.schedule = dag.schedule();
        this.order = order;
        this.end = order.to().filter(now::isAfter).orElse(now);
    }

    /**
     * The oldest first.
     *
     * @throws RefusedOrder when the order names no interval, or too many
     */
    List<DataInterval> intervals() {
        if (order.from().isPresent() == order.count().isPresent()) {
            throw refused("A backfill needs either from or count, and not both.");
        }
        int wanted = order.count().orElse(MOST_RUNS + 1);
        if (wanted < 1 || order.count().isPresent() && wanted > MOST_RUNS) {
            throw refused("count is " + wanted + "; use 1 to " + MOST_RUNS + ".");
        }
        List<DataInterval> intervals = before(end, wanted);
        if (intervals.size() > MOST_RUNS) {
            throw refused("From " + order.from().orElseThrow() + " to " + end + " there are more than " + MOST_RUNS
                    + " intervals; backfill them in parts.");
        }
        if (intervals.isEmpty()) {
            throw refused("There is no whole interval of the schedule, " + schedule.text() + ", "
                    + order.from().map(from -> "from " + from + " to ").orElse("before ") + end + ".");
        }
        return intervals;
    }

    private List<DataInterval> before(Instant moment, int most) {
        Deque<DataInterval> intervals = new ArrayDeque<>();
        Optional<DataInterval> interval = schedule.atOrBefore(moment).flatMap(schedule::intervalUntil);
        while (intervals.size() < most && interval.filter(this::isWanted).isPresent()) {
            intervals.addFirst(interval.get());
            interval = schedule.intervalUntil(interval.get().start());
        }
        return List.copyOf(intervals);
    }

    private boolean isWanted(DataInterval interval) {
        return order.from().filter(interval.start()::isBefore).isEmpty();
    }

    private static RefusedOrder refused(String sentence) {
        return new RefusedOrder(Reason.INVALID, sentence, List.of(sentence));
    }
}
