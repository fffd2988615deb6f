package io.pipelineappliance.schedule.store;

import io.pipelineappliance.schedule.DataInterval;
import io.pipelineappliance.schedule.TriggerKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run to be made.
 *
 * @param id proposed; a number is appended when the DAG has a run of that id
 * @param parameters an object as JSON
 * @param claimed whether its interval is surely this appliance's
 * @param tasks ids in the order in which they run
 */
public record NewRun(
        String dag,
        String id,
        DataInterval interval,
        TriggerKind trigger,
        String parameters,
        boolean claimed,
        Instant queuedAt,
        Optional<String> note,
        List<String> tasks) {}
