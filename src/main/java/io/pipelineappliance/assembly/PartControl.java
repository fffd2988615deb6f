package io.pipelineappliance.assembly;

import io.pipelineappliance.dashboard.ComponentControl;
import io.pipelineappliance.runtime.Appliance;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops and starts parts for the page, which sees in the states how far that is. */
final class PartControl implements ComponentControl {
    private static final Logger LOG = LoggerFactory.getLogger(PartControl.class);

    private final Supplier<Appliance> appliance;

    PartControl(Supplier<Appliance> appliance) {
        this.appliance = appliance;
    }

    @Override
    public void stop(String name) {
        inBackground(name, () -> appliance.get().stopPart(name));
    }

    @Override
    public void start(String name) {
        inBackground(name, () -> appliance.get().startPart(name));
    }

    private static void inBackground(String name, Runnable change) {
        Thread thread = new Thread(
                () -> {
                    try {
                        change.run();
                    } catch (CancellationException e) {
                        LOG.info("{} does not start: {}", name, e.getMessage());
                    } catch (RuntimeException e) {
                        LOG.error("{} could not be changed", name, e);
                    }
                },
                "control-" + name);
        thread.setDaemon(true);
        thread.start();
    }
}
