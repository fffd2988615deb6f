package io.pipelineappliance.runtime;

import io.pipelineappliance.component.Component;
import io.pipelineappliance.component.Health;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A component that notes what happens to it in a journal, and does what a test asks of it. */
final class FakeComponent implements Component {
    private final String name;
    private final List<String> journal;
    private Step onStart = () -> {};
    private Step onClose = () -> {};
    private volatile Health health = Health.up();

    /** Something to do at a start or a stop. */
    interface Step {
        void run() throws Exception;
    }

    FakeComponent(String name, List<String> journal) {
        this.name = name;
        this.journal = journal;
    }

    FakeComponent onStart(Step step) {
        onStart = step;
        return this;
    }

    FakeComponent onClose(Step step) {
        onClose = step;
        return this;
    }

    void becomes(Health now) {
        health = now;
    }

    /** Waits for the latch as most products do: an interrupt ends it. */
    static Step waitFor(CountDownLatch latch) {
        return () -> {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody came");
            }
        };
    }

    /** Waits for the latch and does not hear interrupts. */
    static Step waitStubbornlyFor(CountDownLatch latch) {
        return () -> {
            boolean released = false;
            while (!released) {
                try {
                    released = latch.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    // A product that swallows it.
                }
            }
        };
    }

    @Override
    public void start() throws Exception {
        journal.add("start " + name);
        onStart.run();
        journal.add("up " + name);
    }

    @Override
    public Health check() {
        if (health == null) {
            throw new IllegalStateException("no answer");
        }
        return health;
    }

    @Override
    public void close() {
        try {
            onClose.run();
        } catch (Exception e) {
            throw e instanceof RuntimeException known ? known : new IllegalStateException(e);
        } finally {
            journal.add("close " + name);
        }
    }
}
