package io.pipelineappliance.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * All that may be asked and ordered of the schedule. Every method throws {@link UnknownDag} for a DAG, run, task or try that does not
 * exist and {@link RefusedOrder} for an order that cannot be carried out; the message of both is the sentence for the user. Orders are
 * durable when the method returns.
 */
public interface Dags {
    List<DagView> list();

    DagView dag(String dag);

    /**
     * @param offset runs to leave out, from the newest
     * @param limit 1 to 1000
     */
    RunPage runs(String dag, RunFilter filter, int offset, int limit);

    /**
     * The newest days that have runs, the oldest of them first.
     *
     * @param filter which runs count
     * @param limit days at most
     */
    List<DayView> days(String dag, RunFilter filter, int limit);

    RunView run(String dag, String run);

    /** The log of one try, whole; lines end with a line feed. */
    String log(String dag, String run, String task, int tryNumber);

    /**
     * Follows the log of a task: first all lines that there are of the try, then each new one, until the try ends or the follower closes
     * the subscription.
     *
     * @param tryNumber empty for the newest
     * @param line gets each line, without its end
     * @param end runs once, after the last line
     */
    AutoCloseable followLog(
            String dag, String run, String task, OptionalInt tryNumber, Consumer<String> line, Runnable end);

    /**
     * Makes a manual run and returns it, queued.
     *
     * @param parameters an object, checked against {@link DagView#parametersSchema()}
     */
    RunView trigger(String dag, JsonNode parameters);

    /** Pauses or resumes the schedule of a DAG; runs under way go on. */
    DagView pause(String dag, boolean paused);

    /**
     * Forgets the outcome of a task and of all that follow it, and has them run again.
     *
     * @param task empty for all tasks
     */
    RunView clear(String dag, String run, Optional<String> task);

    /** Stops a run that has not ended, and returns once it has. */
    RunView stop(String dag, String run) throws InterruptedException;

    /** Makes the runs, queued, the oldest interval first. */
    List<RunView> backfill(String dag, BackfillOrder order);

    /** The run as soon as it has ended, or as it is when the time is over. */
    RunView awaitRun(String dag, String run, Duration timeout) throws InterruptedException;
}
