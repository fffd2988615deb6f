package io.pipelineappliance.fetch;

import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.fetch.FetchStatus.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what happens. Written by the threads of runs, read by the dashboard's. */
final class FetchLedger {
    private static final int REMEMBERED_REJECTIONS = 10;

    private final Deque<String> rejections = new ArrayDeque<>();
    private final Map<String, Integer> waiting = new HashMap<>();
    private long runs;
    private long failedRuns;
    private long fetched;
    private long published;
    private long rejected;
    private long failedPublishes;
    private long bytes;
    private Optional<Instant> lastFetchAt = Optional.empty();
    private Optional<Duration> lastDuration = Optional.empty();
    private Optional<String> lastError = Optional.empty();

    synchronized void asked(Instant at, Duration took) {
        runs++;
        lastFetchAt = Optional.of(at);
        lastDuration = Optional.of(took);
    }

    synchronized void answered(long size) {
        bytes += size;
        lastError = Optional.empty();
    }

    synchronized void extracted(int good, Collection<String> bad) {
        fetched += good + bad.size();
        reject(bad);
    }

    synchronized void runFailed(String sentence) {
        failedRuns++;
        lastError = Optional.of(sentence);
    }

    synchronized void published(Publisher.Outcome outcome) {
        published += outcome.acknowledged();
        failedPublishes += outcome.failure().isPresent() ? 1 : 0;
        lastError = outcome.failure();
        reject(outcome.refused());
    }

    synchronized void failed(String sentence) {
        lastError = Optional.of(sentence);
    }

    /** So many users of a run are fetched and not yet acknowledged. */
    synchronized void waiting(String run, int users) {
        if (users == 0) {
            waiting.remove(run);
        } else {
            waiting.put(run, users);
        }
    }

    synchronized FetchStatus status(
            FetchConfig config, SourceSelector.Choice choice, boolean leader, Optional<Instant> nextAt) {
        int waitingNow = waiting.values().stream().mapToInt(Integer::intValue).sum();
        Counts counts = new Counts(runs, failedRuns, fetched, published, rejected, waitingNow, failedPublishes, bytes);
        return new FetchStatus(
                config.enabled(),
                config.source(),
                choice.source(),
                choice.why(),
                leader,
                counts,
                List.copyOf(rejections),
                lastFetchAt,
                lastDuration,
                lastError,
                nextAt);
    }

    private void reject(Collection<String> sentences) {
        rejected += sentences.size();
        rejections.addAll(sentences);
        while (rejections.size() > REMEMBERED_REJECTIONS) {
            rejections.removeFirst();
        }
    }
}
