package io.pipelineappliance.fetch;

import io.pipelineappliance.config.FetchConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the fetcher did and will do, since the appliance started.
 *
 * @param enabled whether this appliance fetches at all
 * @param configuredSource the source wished for
 * @param activeSource the source in use; empty before the first answer with {@code auto}
 * @param why one sentence on why that source is in use
 * @param leader whether this appliance is the one that fetches
 * @param counts users, runs and bytes
 * @param lastRejections why users were rejected, the newest last, ten at most
 * @param lastFetchAt when the source was last asked
 * @param lastDuration how long it took to answer, or to fail
 * @param lastError why the last fetch failed or cannot be published; empty when all is well
 * @param nextAt when the source is asked next by the schedule; empty when that waits for leadership or for the start
 */
public record FetchStatus(
        boolean enabled,
        FetchConfig.Source configuredSource,
        Optional<SourceName> activeSource,
        String why,
        boolean leader,
        Counts counts,
        List<String> lastRejections,
        Optional<Instant> lastFetchAt,
        Optional<Duration> lastDuration,
        Optional<String> lastError,
        Optional<Instant> nextAt) {

    /**
     * Running totals.
     *
     * @param runs times that the source was asked
     * @param failedRuns those of them that brought no user
     * @param fetched users in all responses, good and bad
     * @param published users that Kafka acknowledged
     * @param rejected users that were bad, or that Kafka refused
     * @param waiting users fetched and not yet acknowledged
     * @param failedPublishes attempts to publish after which users were still waiting
     * @param bytes size of all responses
     */
    public record Counts(
            long runs,
            long failedRuns,
            long fetched,
            long published,
            long rejected,
            long waiting,
            long failedPublishes,
            long bytes) {}
}
