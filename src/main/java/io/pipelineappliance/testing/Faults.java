package io.pipelineappliance.testing;

import io.pipelineappliance.testing.relay.Relay;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Troubles for the appliance, each until it is closed; those that a test leaves open are closed after it. */
public final class Faults {
    /** Those behind a relay. Spark is shared by the process, and the dashboard is for looking at the trouble. */
    static final Set<ApplianceComponent> POSSIBLE = Set.of(
            ApplianceComponent.ZOOKEEPER,
            ApplianceComponent.KAFKA,
            ApplianceComponent.SCHEMA_REGISTRY,
            ApplianceComponent.CASSANDRA);

    private final PipelineAppliance appliance;
    private final OpenFaults open;

    Faults(PipelineAppliance appliance, OpenFaults open) {
        this.appliance = appliance;
        this.open = open;
    }

    /** A trouble that lasts until it is closed. */
    @FunctionalInterface
    public interface Fault extends AutoCloseable {
        /** Ends it, and returns when all is as before. The second time does nothing. */
        @Override
        void close();
    }

    /** Stops a system: its port is closed, its data stays. Closing the fault starts it again. */
    public Fault stop(ApplianceComponent component) {
        String part = possible(component, "stopped");
        appliance.running().stopPart(part);
        return open.begin(() -> appliance.running().startPart(part));
    }

    /**
     * Lets no byte through between a system and its clients, as if its process had been stopped by SIGSTOP: connections stay and new ones
     * are taken, and nobody is answered. Closing the fault lets through what waits.
     */
    public Fault pause(ApplianceComponent component) {
        return open.begin(relay(component, "paused").pause());
    }

    /**
     * Lets each answer of a system come so much later, as a slow network does; several add up.
     *
     * @throws IllegalArgumentException when the delay is not positive
     */
    public Fault slow(ApplianceComponent component, Duration delay) {
        if (delay.isNegative() || delay.isZero()) {
            throw new IllegalArgumentException(
                    "a delay of " + delay.toMillis() + " ms slows nothing down; give a longer one");
        }
        return open.begin(relay(component, "slowed down").slow(delay));
    }

    /** Like {@link #slow(ApplianceComponent, Duration)}. */
    public Fault slow(ApplianceComponent component, long amount, TimeUnit unit) {
        return slow(component, Duration.of(amount, unit.toChronoUnit()));
    }

    /**
     * Kills one of the executors of the process's Spark, as a crash would. Closing the fault waits for another one in its place.
     *
     * @throws IllegalStateException when there is none
     */
    public Fault killExecutor() {
        appliance.spark();
        int before = SparkExecutors.killOne();
        return open.begin(() -> SparkExecutors.await(before));
    }

    /** Trouble with the source that the appliance's own pipeline fetches people from. */
    public SourceFaults source() {
        return new SourceFaults(appliance.running().builtInSource(), open);
    }

    private Relay relay(ApplianceComponent component, String what) {
        String part = possible(component, what);
        return appliance
                .running()
                .relays()
                .inFrontOf(part)
                .orElseThrow(() -> new IllegalStateException(
                        component + " runs elsewhere, so it cannot be " + what + "; take the embedded one"));
    }

    private String possible(ApplianceComponent component, String what) {
        if (!POSSIBLE.contains(component)) {
            throw new IllegalArgumentException(
                    component + " cannot be " + what + " alone; these can: " + new TreeSet<>(POSSIBLE));
        }
        if (!appliance.components().contains(component)) {
            throw new IllegalStateException(component + " does not run in this " + appliance);
        }
        return component.system().part();
    }
}
