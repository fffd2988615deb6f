package io.pipelineappliance.schedule.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Leadership that a test gives and takes. */
public final class FakeLeadership implements Leadership {
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private volatile boolean held;

    public FakeLeadership(boolean held) {
        this.held = held;
    }

    public void set(boolean nowHeld) {
        held = nowHeld;
        callbacks.forEach(Runnable::run);
    }

    @Override
    public boolean held() {
        return held;
    }

    @Override
    public void onChange(Runnable callback) {
        callbacks.add(callback);
    }
}
