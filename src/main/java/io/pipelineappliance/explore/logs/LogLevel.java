package io.pipelineappliance.explore.logs;

/** How important an entry is, and from which importance on a logger writes entries. */
public enum LogLevel {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR,
    /** For a logger that writes nothing. */
    OFF
}
