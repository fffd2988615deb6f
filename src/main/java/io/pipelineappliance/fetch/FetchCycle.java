package io.pipelineappliance.fetch;

import io.pipelineappliance.fetch.SourceSelector.Selected;
import io.pipelineappliance.pipeline.Extract;
import io.pipelineappliance.pipeline.Extract.SourceRecord;
import io.pipelineappliance.pipeline.MalformedResponse;
import io.pipelineappliance.pipeline.Pipeline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does whatever is due, one step after the other. Has neither thread nor timer: whoever calls it does. */
final class FetchCycle implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FetchCycle.class);

    private final Pipeline pipeline;
    private final SourceSelector sources;
    private final Leadership leadership;
    private final CompletableFuture<? extends Publisher> publisher;
    private final FixedRate rate;
    private final Backoff publishBackoff;
    private final FetchLedger ledger;
    private final Clock clock;
    private Batch waiting = Batch.NONE;
    private int publishAttempts;
    private Instant publishAt = Instant.EPOCH;

    private record Batch(SourceName source, List<SourceRecord> records) {
        static final Batch NONE = new Batch(SourceName.BUILT_IN, List.of());

        boolean isEmpty() {
            return records.isEmpty();
        }
    }

    /**
     * A cycle whose first fetch is due at once.
     *
     * @param publisher completes when Kafka is up; fetching does not wait for it
     */
    FetchCycle(
            Pipeline pipeline,
            SourceSelector sources,
            Leadership leadership,
            CompletableFuture<? extends Publisher> publisher,
            FixedRate rate,
            Backoff publishBackoff,
            FetchLedger ledger,
            Clock clock) {
        this.pipeline = pipeline;
        this.sources = sources;
        this.leadership = leadership;
        this.publisher = publisher;
        this.rate = rate;
        this.publishBackoff = publishBackoff;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Fetches if that is due, publishes if something waits, and returns.
     *
     * @return when to call again; empty when only a change of leadership or of Kafka brings something to do
     */
    Optional<Instant> advance() throws InterruptedException {
        if (!leadership.held()) {
            ledger.nextAt(Optional.empty());
            return Optional.empty();
        }
        if (waiting.isEmpty() && rate.due(clock.instant())) {
            fetch();
        }
        boolean kafkaIsUp = kafkaIsUp();
        if (!waiting.isEmpty() && kafkaIsUp && !clock.instant().isBefore(publishAt)) {
            publish(publisher.join());
        }
        if (publisher.isCompletedExceptionally()) {
            ledger.failed("Nothing can be published, since Kafka did not start; its own state has the reason");
        }
        Optional<Instant> nextFetch = waiting.isEmpty() ? Optional.of(rate.next()) : Optional.empty();
        ledger.nextAt(nextFetch);
        return nextFetch.or(() -> kafkaIsUp ? Optional.of(publishAt) : Optional.empty());
    }

    private boolean kafkaIsUp() {
        return publisher.isDone() && !publisher.isCompletedExceptionally();
    }

    private void fetch() throws InterruptedException {
        Instant begun = clock.instant();
        rate.begun(begun);
        try {
            accept(ask(begun));
        } catch (FetchFailed failed) {
            failed.notBefore().ifPresent(rate::holdUntil);
            ledger.runFailed(failed.getMessage());
            LOG.warn("Fetch failed: {}", failed.getMessage());
            LOG.debug("Fetch failed", failed);
        }
    }

    private void accept(Selected selected) throws FetchFailed {
        SourceAnswer answer = selected.answer();
        Extract extract = extract(answer);
        ledger.answered(extract.records().size(), extract.rejected(), answer.bytes());
        waiting = new Batch(selected.source(), extract.records());
        int rejected = extract.rejected().size();
        if (rejected > 0 && waiting.isEmpty()) {
            throw new FetchFailed(
                    answer.url() + " sent no good user; " + extract.rejected().get(0));
        }
        LOG.info(
                "Fetched {} users from {} ({})",
                waiting.records().size(),
                selected.source().label(),
                answer.url());
        if (rejected > 0) {
            LOG.warn(
                    "Rejected {} users of {}; {}",
                    rejected,
                    answer.url(),
                    extract.rejected().get(0));
        }
    }

    private Selected ask(Instant begun) throws FetchFailed, InterruptedException {
        try {
            return sources.ask();
        } finally {
            ledger.asked(begun, Duration.between(begun, clock.instant()));
        }
    }

    private Extract extract(SourceAnswer answer) throws FetchFailed {
        try {
            return pipeline.extract(answer.json(), answer.at());
        } catch (MalformedResponse malformed) {
            throw new FetchFailed(answer.url() + " answered in an unknown form: " + malformed.getMessage(), malformed);
        }
    }

    private void publish(Publisher kafka) throws InterruptedException {
        Publisher.Outcome outcome = kafka.publish(waiting.source(), waiting.records());
        ledger.published(outcome);
        outcome.refused().forEach(sentence -> LOG.warn("Rejected a user: {}", sentence));
        waiting = new Batch(waiting.source(), List.copyOf(outcome.unacknowledged()));
        if (outcome.acknowledged() > 0) {
            LOG.info("Published {} users to {}", outcome.acknowledged(), pipeline.topic());
        }
        publishAttempts = waiting.isEmpty() ? 0 : publishAttempts + 1;
        if (!waiting.isEmpty()) {
            publishAt = clock.instant().plus(publishBackoff.after(publishAttempts));
            LOG.warn(
                    "{} users wait to be published: {}",
                    waiting.records().size(),
                    outcome.failure().orElse(""));
        }
    }

    /** Says how many people are lost, if some could not be published to the end. */
    @Override
    public void close() {
        if (!waiting.isEmpty()) {
            LOG.warn(
                    "Stopped before {} fetched users could be published",
                    waiting.records().size());
            waiting = Batch.NONE;
        }
        if (kafkaIsUp()) {
            publisher.join().close();
        }
    }
}
