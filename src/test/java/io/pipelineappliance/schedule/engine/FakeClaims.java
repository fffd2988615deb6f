package io.pipelineappliance.schedule.engine;

import io.pipelineappliance.schedule.DataInterval;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The claims of all appliances on one ZooKeeper that is not there. */
public final class FakeClaims {
    private final Map<String, Instant> newest = new HashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private boolean away;

    /** As one of the appliances sees them. */
    public IntervalClaims of(String appliance) {
        return new IntervalClaims() {
            @Override
            public Optional<Instant> newest(String dag) throws Exception {
                return read(dag);
            }

            @Override
            public boolean claim(String dag, DataInterval interval) throws Exception {
                return take(dag, interval.end(), appliance);
            }
        };
    }

    /** Answers nobody, or does again. */
    public synchronized void away(boolean isAway) {
        away = isAway;
    }

    private synchronized Optional<Instant> read(String dag) throws Exception {
        requirePresence();
        return Optional.ofNullable(newest.get(dag));
    }

    private synchronized boolean take(String dag, Instant moment, String appliance) throws Exception {
        requirePresence();
        Instant taken = newest.get(dag);
        if (taken != null && !moment.isAfter(taken)) {
            return moment.equals(taken) && appliance.equals(owners.get(dag));
        }
        newest.put(dag, moment);
        owners.put(dag, appliance);
        return true;
    }

    private void requirePresence() throws Exception {
        if (away) {
            throw new IOException("ZooKeeper is away");
        }
    }
}
