package io.pipelineappliance.config;

/** Whose system is used. */
public enum Mode {
    /** One of this process's own. */
    EMBEDDED,
    /** One that runs elsewhere and that others may use too. */
    EXTERNAL
}
