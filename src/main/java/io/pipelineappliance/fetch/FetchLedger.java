package io.pipelineappliance.fetch;

import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.fetch.FetchStatus.Counts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Counts what happens. Written by the fetcher's thread, read by the dashboard's. */
final class FetchLedger {
    private static final int REMEMBERED_REJECTIONS = 10;

    private final Deque<String> rejections = new ArrayDeque<>();
    private long runs;
    private long failedRuns;
    private long fetched;
    private long published;
    private long rejected;
    private long waiting;
    private long failedPublishes;
    private long bytes;
    private Optional<Instant> lastFetchAt = Optional.empty();
    private Optional<Duration> lastDuration = Optional.empty();
    private Optional<String> lastError = Optional.empty();
    private Optional<Instant> nextAt = Optional.empty();

    synchronized void asked(Instant at, Duration took) {
        runs++;
        lastFetchAt = Optional.of(at);
        lastDuration = Optional.of(took);
    }

    synchronized void answered(int good, Collection<String> bad, long size) {
        fetched += good + bad.size();
        waiting += good;
        bytes += size;
        lastError = Optional.empty();
        reject(bad);
    }

    synchronized void runFailed(String sentence) {
        failedRuns++;
        lastError = Optional.of(sentence);
    }

    synchronized void published(Publisher.Outcome outcome) {
        published += outcome.acknowledged();
        waiting -= outcome.acknowledged() + outcome.refused().size();
        failedPublishes += outcome.failure().isPresent() ? 1 : 0;
        lastError = outcome.failure();
        reject(outcome.refused());
    }

    synchronized void failed(String sentence) {
        lastError = Optional.of(sentence);
    }

    synchronized void nextAt(Optional<Instant> next) {
        nextAt = next;
    }

    synchronized FetchStatus status(FetchConfig config, SourceSelector.Choice choice, boolean leader) {
        Counts counts = new Counts(runs, failedRuns, fetched, published, rejected, waiting, failedPublishes, bytes);
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
