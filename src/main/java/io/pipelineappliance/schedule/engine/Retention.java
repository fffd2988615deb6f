package io.pipelineappliance.schedule.engine;

import java.time.Instant;

/** Bounds what is remembered. */
final class Retention {
    /** Responses of sources; without its response a run can be cleared as a whole only. */
    private static final long BYTES_OF_OUTPUT = 256_000_000;

    private final Workshop workshop;
    private final Dag dag;

    Retention(Workshop workshop, Dag dag) {
        this.workshop = workshop;
        this.dag = dag;
    }

    void clean() {
        Instant since = workshop.clock().instant().minus(dag.policy().keepRunsFor());
        workshop.store().runs().forget(dag.id(), dag.policy().keepRuns(), since, BYTES_OF_OUTPUT);
    }
}
