package io.pipelineappliance.stream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the supervisor of the query says of it.
 *
 * @param mode the mode in which the query runs
 * @param notice why that is not the configured one, if so
 * @param runningSince when the query was started, while it is active
 * @param restarts how often it was started again after an error
 * @param lastError the error that ended it last
 * @param outages the last of them, newest first; 50 at most
 */
public record StreamStatus(
        StreamQuery.Mode mode,
        Optional<String> notice,
        Optional<Instant> runningSince,
        int restarts,
        Optional<String> lastError,
        List<StreamOutage> outages) {
    private static final int OUTAGES = 50;

    static StreamStatus notStarted(StreamQuery.Mode configured) {
        return new StreamStatus(configured, Optional.empty(), Optional.empty(), 0, Optional.empty(), List.of());
    }

    /** Whether the query is active. */
    public boolean running() {
        return runningSince.isPresent();
    }

    StreamStatus runningIn(StreamQuery.Mode now, Optional<String> why, Instant at) {
        return new StreamStatus(
                now, why, Optional.of(at), restarts, lastError, outagesEnded(StreamOutage.Outcome.RECOVERED, at));
    }

    StreamStatus ended() {
        return new StreamStatus(mode, notice, Optional.empty(), restarts, lastError, outages);
    }

    StreamStatus failed(String reason, Instant at) {
        return new StreamStatus(
                mode, notice, Optional.empty(), restarts + 1, Optional.of(reason), outagesWith(reason, at));
    }

    StreamStatus stopped(Instant at) {
        return new StreamStatus(
                mode, notice, Optional.empty(), restarts, lastError, outagesEnded(StreamOutage.Outcome.STOPPED, at));
    }

    private boolean isDown() {
        return !outages.isEmpty() && outages.get(0).outcome() == StreamOutage.Outcome.DOWN;
    }

    private List<StreamOutage> outagesWith(String reason, Instant at) {
        return isDown() ? withNewest(outages.get(0).goesOn()) : before(StreamOutage.begun(reason, at), outages);
    }

    private List<StreamOutage> outagesEnded(StreamOutage.Outcome how, Instant at) {
        return isDown() ? withNewest(outages.get(0).ended(how, at)) : outages;
    }

    private List<StreamOutage> withNewest(StreamOutage changed) {
        return before(changed, outages.subList(1, outages.size()));
    }

    private static List<StreamOutage> before(StreamOutage newest, List<StreamOutage> others) {
        return Stream.concat(Stream.of(newest), others.stream()).limit(OUTAGES).toList();
    }
}
