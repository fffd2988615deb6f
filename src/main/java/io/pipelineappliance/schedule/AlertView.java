package io.pipelineappliance.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody should look at.
 *
 * @param dag the DAG's id
 * @param kind which bound was broken
 * @param sentence what is wrong, with the bound and its key
 * @param since when it was raised
 * @param run id of the run that it is about, if it is about one
 */
public record AlertView(String dag, Kind kind, String sentence, Instant since, Optional<String> run) {

    /** The bounds that a DAG has. */
    public enum Kind {
        /** A run began too long after it was due. */
        LATE,
        /** A run takes too long. */
        LONG,
        /** Too many runs in a row failed. */
        FAILURES,
        /** Intervals passed without a run, since the appliance did not run or slept. */
        MISSED
    }
}
