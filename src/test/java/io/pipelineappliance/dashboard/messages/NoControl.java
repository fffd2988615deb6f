package io.pipelineappliance.dashboard.messages;

import io.pipelineappliance.dashboard.ComponentControl;

/** Where there is no component to stop or start. */
final class NoControl implements ComponentControl {
    @Override
    public void stop(String name) {}

    @Override
    public void start(String name) {}
}
