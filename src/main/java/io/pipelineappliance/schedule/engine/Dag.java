package io.pipelineappliance.schedule.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.config.ScheduleConfig;
import io.pipelineappliance.schedule.DagView.TaskOfDag;
import io.pipelineappliance.schedule.UnknownDag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tasks that belong together, and when they run.
 *
 * @param id its name
 * @param description one sentence
 * @param schedule when runs are due
 * @param policy all the rest of what is configured
 * @param parametersSchema JSON Schema of the parameters of a run
 * @param tasks each one after those that it waits for
 */
public record Dag(
        String id,
        String description,
        Schedule schedule,
        ScheduleConfig policy,
        JsonNode parametersSchema,
        List<Task> tasks) {

    public Dag {
        tasks = List.copyOf(tasks);
        Set<String> earlier = new HashSet<>();
        for (Task task : tasks) {
            if (!earlier.containsAll(task.after()) || !earlier.add(task.id())) {
                throw new IllegalArgumentException("task " + task.id() + " of " + id + " is in the wrong place");
            }
        }
    }

    List<String> taskIds() {
        return tasks.stream().map(Task::id).toList();
    }

    List<TaskOfDag> graph() {
        return tasks.stream()
                .map(task -> new TaskOfDag(task.id(), task.after()))
                .toList();
    }

    /** The task and all that wait for it, directly or not, in the order in which they run. */
    List<String> from(String first) {
        requireTask(first);
        List<String> following = new ArrayList<>(List.of(first));
        for (Task task : tasks) {
            if (task.after().stream().anyMatch(following::contains)) {
                following.add(task.id());
            }
        }
        return following;
    }

    /** All that the task waits for, directly or not. */
    List<String> before(String last) {
        return tasks.stream()
                .map(Task::id)
                .filter(task -> !task.equals(last) && from(task).contains(last))
                .toList();
    }

    void requireTask(String task) {
        if (!taskIds().contains(task)) {
            throw new UnknownDag(
                    "The DAG " + id + " has no task " + task + "; its tasks are " + String.join(", ", taskIds()) + ".");
        }
    }
}
