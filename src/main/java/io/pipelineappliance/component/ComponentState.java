package io.pipelineappliance.component;

/** Where a component is in its life: {@code WAITING -> STARTING -> RUNNING -> STOPPING -> STOPPED}, with {@code FAILED} from any. */
public enum ComponentState {
    /** What it needs is not up yet. */
    WAITING,
    STARTING,
    RUNNING,
    /** Start or run ended with an error; the reason stands beside the state. */
    FAILED,
    STOPPING,
    STOPPED
}
