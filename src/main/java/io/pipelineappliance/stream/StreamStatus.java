package io.pipelineappliance.stream;

import java.util.Optional;

/**
 * What the supervisor of the query says of it.
 *
 * @param mode the mode in which the query runs
 * @param notice why that is not the configured one, if so
 * @param running whether the query is active
 * @param restarts how often it was started again after an error
 * @param lastError the error that ended it last
 */
public record StreamStatus(
        StreamQuery.Mode mode, Optional<String> notice, boolean running, int restarts, Optional<String> lastError) {

    static StreamStatus notStarted(StreamQuery.Mode configured) {
        return new StreamStatus(configured, Optional.empty(), false, 0, Optional.empty());
    }

    StreamStatus runningIn(StreamQuery.Mode now, Optional<String> why) {
        return new StreamStatus(now, why, true, restarts, lastError);
    }

    StreamStatus ended() {
        return new StreamStatus(mode, notice, false, restarts, lastError);
    }

    StreamStatus failed(String reason) {
        return new StreamStatus(mode, notice, false, restarts + 1, Optional.of(reason));
    }
}
