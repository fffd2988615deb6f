package io.pipelineappliance.dashboard;

import io.pipelineappliance.component.ApplianceException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers its orders; refuses to stop {@code zookeeper}. */
final class RecordedControl implements ComponentControl {
    final List<String> orders = new CopyOnWriteArrayList<>();

    @Override
    public void stop(String name) {
        if (name.equals("zookeeper")) {
            throw new ApplianceException("ZooKeeper is needed by a fetch under way; try again in a few seconds.");
        }
        orders.add("stop " + name);
    }

    @Override
    public void start(String name) {
        orders.add("start " + name);
    }
}
