package io.pipelineappliance.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A DAG as it is now.
 *
 * @param id its name, such as {@code users_created}
 * @param description one sentence
 * @param schedule as configured, such as {@code every 60s} or {@code cron 0 6 * * * Europe/Berlin}
 * @param paused whether no scheduled run begins
 * @param leader whether this appliance is the one that runs it
 * @param catchUp whether missed intervals are run
 * @param maxActiveRuns runs at the same time
 * @param nextRunAt when the next scheduled run is due; empty when none is, or this appliance does not lead
 * @param tasks the tasks in the order in which they run, with the names of those that each waits for
 * @param parametersSchema JSON Schema of the parameters of a manual trigger
 * @param lastRun the newest run, if there is one
 * @param runsByState how many runs are kept, by state
 * @param alerts what is wrong at the moment
 */
public record DagView(
        String id,
        String description,
        String schedule,
        boolean paused,
        boolean leader,
        boolean catchUp,
        int maxActiveRuns,
        Optional<Instant> nextRunAt,
        List<TaskOfDag> tasks,
        JsonNode parametersSchema,
        Optional<RunView> lastRun,
        Map<RunState, Long> runsByState,
        List<AlertView> alerts) {

    /**
     * One node of the graph.
     *
     * @param id the task's name
     * @param after names of the tasks that it waits for
     */
    public record TaskOfDag(String id, List<String> after) {}
}
