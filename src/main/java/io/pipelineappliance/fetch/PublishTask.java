package io.pipelineappliance.fetch;

import io.pipelineappliance.fetch.FetchedUsers.Batch;
import io.pipelineappliance.pipeline.Extract.SourceRecord;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.schedule.engine.TaskBody;
import io.pipelineappliance.schedule.engine.TaskContext;
import io.pipelineappliance.schedule.engine.TaskFailed;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the users of a run, and ends when Kafka has acknowledged each. It waits for Kafka for as long as that takes: what was fetched
 * is published, however late.
 */
final class PublishTask implements TaskBody {
    private static final Logger LOG = LoggerFactory.getLogger(PublishTask.class);
    private static final String LEFT = "left";

    private final Pipeline pipeline;
    private final CompletableFuture<? extends Publisher> publisher;
    private final Backoff backoff;
    private final FetchLedger ledger;
    private final ReentrantLock publisherIsFree = new ReentrantLock();

    /** @param publisher completes when Kafka is up */
    PublishTask(
            Pipeline pipeline, CompletableFuture<? extends Publisher> publisher, Backoff backoff, FetchLedger ledger) {
        this.pipeline = pipeline;
        this.publisher = publisher;
        this.backoff = backoff;
        this.ledger = ledger;
    }

    @Override
    public void execute(TaskContext context) throws TaskFailed, InterruptedException {
        Deque<Batch> left = left(context);
        try {
            ledger.waiting(context.run(), count(left));
            Publisher kafka = kafka(context);
            Progress progress = new Progress(context);
            int failures = 0;
            while (!left.isEmpty()) {
                failures = publishFirst(kafka, left, progress) ? 0 : failures + 1;
                ledger.waiting(context.run(), count(left));
                if (failures > 0) {
                    TimeUnit.MILLISECONDS.sleep(backoff.after(failures).toMillis());
                }
            }
            progress.log(pipeline.topic());
        } finally {
            ledger.waiting(context.run(), 0);
        }
    }

    /** What an earlier try of this process has had acknowledged is not sent again. */
    @SuppressWarnings("unchecked")
    private Deque<Batch> left(TaskContext context) throws TaskFailed {
        if (!context.memory().containsKey(LEFT)) {
            context.memory()
                    .put(
                            LEFT,
                            new ArrayDeque<>(FetchedUsers.of(context, pipeline).batches()));
        }
        return (Deque<Batch>) context.memory().get(LEFT);
    }

    private static int count(Deque<Batch> batches) {
        return batches.stream().mapToInt(batch -> batch.records().size()).sum();
    }

    private Publisher kafka(TaskContext context) throws TaskFailed, InterruptedException {
        if (!publisher.isDone()) {
            context.log("Waits for Kafka");
        }
        try {
            return publisher.get();
        } catch (ExecutionException kafkaIsDead) {
            String sentence = "Nothing can be published, since Kafka did not start; its own state has the reason";
            ledger.failed(sentence);
            throw TaskFailed.forNow(sentence, kafkaIsDead);
        }
    }

    /** @return whether all of the first batch is done with */
    private boolean publishFirst(Publisher kafka, Deque<Batch> left, Progress progress) throws InterruptedException {
        Batch batch = left.removeFirst();
        List<SourceRecord> unacknowledged = batch.records();
        try {
            Publisher.Outcome outcome = publish(kafka, batch);
            unacknowledged = outcome.unacknowledged();
            ledger.published(outcome);
            progress.add(outcome);
            return unacknowledged.isEmpty();
        } finally {
            if (!unacknowledged.isEmpty()) {
                left.addFirst(new Batch(batch.source(), unacknowledged));
            }
        }
    }

    private Publisher.Outcome publish(Publisher kafka, Batch batch) throws InterruptedException {
        publisherIsFree.lockInterruptibly();
        try {
            return kafka.publish(batch.source(), batch.records());
        } finally {
            publisherIsFree.unlock();
        }
    }

    /** What one try has achieved so far, as it is told. */
    private static final class Progress {
        private final TaskContext context;
        private int acknowledged;
        private int refused;

        Progress(TaskContext context) {
            this.context = context;
            count();
        }

        void add(Publisher.Outcome outcome) {
            acknowledged += outcome.acknowledged();
            refused += outcome.refused().size();
            count();
            for (String sentence : outcome.refused()) {
                LOG.warn("Rejected a user: {}", sentence);
                context.log("Rejected: " + sentence);
            }
            outcome.failure().ifPresent(sentence -> {
                LOG.warn(
                        "{} users wait to be published: {}",
                        outcome.unacknowledged().size(),
                        sentence);
                context.log(outcome.unacknowledged().size() + " users wait: " + sentence);
            });
        }

        private void count() {
            context.count("usersPublished", acknowledged);
            context.count("usersRejected", refused);
        }

        void log(String topic) {
            LOG.info("Published {} users to {}", acknowledged, topic);
            context.log("Published " + acknowledged + " users to " + topic);
        }
    }
}
