package io.pipelineappliance.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run of a DAG.
 *
 * @param dag the DAG's id
 * @param id unique in its DAG, such as {@code scheduled__2026-01-31T10:00:00Z}; fit for a path of a URL
 * @param interval what time it stands for
 * @param trigger why it exists
 * @param state what it is at
 * @param parameters an object: what it was triggered with
 * @param queuedAt when it was made
 * @param startedAt when its first task began
 * @param endedAt when it came to a final state
 * @param note one sentence on what is worth knowing: why it was made, cut off or stopped; empty when nothing is
 * @param tasks all tasks in the order in which they run
 */
public record RunView(
        String dag,
        String id,
        DataInterval interval,
        TriggerKind trigger,
        RunState state,
        JsonNode parameters,
        Instant queuedAt,
        Optional<Instant> startedAt,
        Optional<Instant> endedAt,
        Optional<String> note,
        List<TaskView> tasks) {}
