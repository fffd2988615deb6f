package io.pipelineappliance.schedule;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which runs are asked for. An empty part filters nothing.
 *
 * @param states any of these
 * @param triggers any of these
 * @param from interval starts at this moment or later
 * @param to interval starts before this moment
 */
public record RunFilter(Set<RunState> states, Set<TriggerKind> triggers, Optional<Instant> from, Optional<Instant> to) {
    /** Every run. */
    public static final RunFilter ALL = new RunFilter(Set.of(), Set.of(), Optional.empty(), Optional.empty());
}
