package io.pipelineappliance.explore.messages;

/** Why a search has ended. */
public enum SearchEnd {
    COMPLETE,
    MATCHES,
    RECORDS,
    BYTES,
    TIME,
    CANCELLED
}
