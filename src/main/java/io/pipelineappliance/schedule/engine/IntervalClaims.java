package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.schedule.DataInterval;
import java.time.Instant;
import java.util.Optional;

/** What all appliances on one ZooKeeper have agreed upon: which intervals of a DAG have been taken, and by whom. */
public interface IntervalClaims {
    /**
     * The end of the last interval that anybody took.
     *
     * @throws Exception when ZooKeeper does not answer
     */
    Optional<Instant> newest(String dag) throws Exception;

    /**
     * Takes an interval for this appliance, so that nobody takes it or an earlier one.
     *
     * @return true when it is ours, also if it was before; false when it, or a later one, is somebody else's
     * @throws Exception when ZooKeeper does not answer; whether it is ours is told by asking again
     */
    boolean claim(String dag, DataInterval interval) throws Exception;
}
