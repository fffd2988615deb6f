package io.pipelineappliance.schedule;

/** What a run, or a task of it, is at. */
public enum RunState {
    /** Waits for its turn: for a free slot of its DAG, or for the tasks before it. */
    QUEUED,
    RUNNING,
    /** A try failed, and the next one is due after a while. */
    UP_FOR_RETRY,
    SUCCESS,
    FAILED,
    /** Somebody stopped it. */
    STOPPED,
    /** A task before it did not succeed. */
    UPSTREAM_FAILED,
    /** The appliance ended in the middle of it. */
    CUT_OFF;

    /** Whether nothing more happens to it by itself. */
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, RUNNING, UP_FOR_RETRY -> false;
            case SUCCESS, FAILED, STOPPED, UPSTREAM_FAILED, CUT_OFF -> true;
        };
    }
}
