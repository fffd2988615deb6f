package io.pipelineappliance.schedule;

/** Why a run exists. */
public enum TriggerKind {
    SCHEDULED,
    MANUAL,
    BACKFILL,
    /** A run of an interval whose earlier run was cut off or failed. */
    RETRY
}
