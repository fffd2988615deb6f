package io.pipelineappliance.explore.groups;

/** Where offsets are reset to. */
public enum ResetTarget {
    /** The first record that still exists. */
    EARLIEST,
    /** The end: what is there is passed over. */
    LATEST,
    /** The first record of a moment or later; the end where there is none. */
    TIME,
    /** An offset. */
    OFFSET,
    /** So many records on, or back. */
    SHIFT
}
