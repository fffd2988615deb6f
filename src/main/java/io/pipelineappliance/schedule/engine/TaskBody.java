package io.pipelineappliance.schedule.engine;

/** What a task does. One object serves all runs, also at the same time. */
public interface TaskBody {
    /**
     * One try. Gives way to an interrupt, which is how its time limit, a stop and the end of the appliance reach it.
     *
     * @throws TaskFailed with what went wrong, as a sentence for the user
     * @throws InterruptedException when it was interrupted
     */
    void execute(TaskContext context) throws TaskFailed, InterruptedException;
}
