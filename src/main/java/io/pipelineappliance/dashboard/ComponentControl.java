package io.pipelineappliance.dashboard;

import io.pipelineappliance.component.ApplianceException;

/** What the page may do to the components for which {@link Status.ComponentStatus#canStop()} holds. */
public interface ComponentControl {
    /**
     * Begins to stop a running component; how far it got shows in {@link Status}.
     *
     * @param name of a component in {@link Status#components()}
     * @throws ApplianceException when it cannot be stopped now; the message is shown
     */
    void stop(String name);

    /**
     * Begins to start a stopped or failed component; how far it got shows in {@link Status}.
     *
     * @param name of a component in {@link Status#components()}
     * @throws ApplianceException when it cannot be started now; the message is shown
     */
    void start(String name);
}
