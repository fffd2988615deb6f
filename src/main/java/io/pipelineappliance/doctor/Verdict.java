package io.pipelineappliance.doctor;

/** What a check came to. */
public enum Verdict {
    /** As it should be. */
    OK,
    /** Works, but the user should know. */
    WARNING,
    /** Does not answer now; may by itself, once it is started. */
    AWAY,
    /** Cannot work before somebody changes something. */
    PROBLEM
}
