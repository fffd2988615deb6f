package io.pipelineappliance.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One task of a run.
 *
 * @param id the task's name, such as {@code publish}
 * @param state what it is at
 * @param nextTryAt when the next try is due, while it is up for retry
 * @param tries all tries, the first one first; those before it was cleared too
 */
public record TaskView(String id, RunState state, Optional<Instant> nextTryAt, List<TryView> tries) {}
