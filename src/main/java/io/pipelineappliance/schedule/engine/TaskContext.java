package io.pipelineappliance.schedule.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.pipelineappliance.schedule.DataInterval;
import io.pipelineappliance.schedule.TriggerKind;
import java.util.Map;
import java.util.Optional;

/** What a try of a task knows of its run, and where it writes down what it does. */
public interface TaskContext {
    /** The run's id. */
    String run();

    TriggerKind trigger();

    DataInterval interval();

    /** An object: what the run was triggered with. */
    JsonNode parameters();

    /** Adds a line to the log of this try. */
    void log(String sentence);

    /** Writes down a count, or replaces it. */
    void count(String name, Object value);

    /**
     * What a task that ran before has left.
     *
     * @return empty when it left nothing, or what it left is no longer kept
     */
    Optional<byte[]> input(String task);

    /** Leaves something for the tasks that follow; durable together with this try's success. */
    void output(byte[] content);

    /** What the tries of this task may tell each other, for as long as this process executes the run. */
    Map<String, Object> memory();
}
