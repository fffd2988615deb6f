package io.pipelineappliance.schedule.engine;

/** Whether this appliance is the one that runs the schedule. Of all that share a ZooKeeper, one is. */
public interface Leadership {
    /** Whether leadership is held now; answers at once. */
    boolean held();

    /**
     * Has a callback run, on any thread, whenever {@link #held()} may have changed. It returns quickly and never
     * throws.
     *
     * @param callback runs until the appliance ends
     */
    void onChange(Runnable callback);
}
