package io.pipelineappliance.explore.messages;

/** In which order messages come, by their times. */
public enum ReadOrder {
    NEWEST,
    OLDEST
}
