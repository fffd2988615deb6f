package io.pipelineappliance.fetch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Leadership that a test gives and takes. */
final class FakeLeadership implements Leadership {
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();
    private volatile boolean held;

    FakeLeadership(boolean held) {
        this.held = held;
    }

    void set(boolean nowHeld) {
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
