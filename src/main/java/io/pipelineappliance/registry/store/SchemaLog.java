package io.pipelineappliance.registry.store;

import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.registry.store.LogUnavailableException.Outcome;
import io.pipelineappliance.registry.store.LogWriter.LeaseLostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic with the catalog that follows it. Changes are decided one after the other, each on all that was written before. */
public final class SchemaLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaLog.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int TRIES = 10;
    private static final int LONGEST_PAUSE_MILLIS = 50;

    /** Each holds a thread of the server, which needs some to answer who only reads. */
    private static final int MOST_WAITING = 40;

    private final KafkaAccess kafka;
    private final Catalog catalog = new Catalog();
    private final LogReader reader;
    private final LogWriter writer;
    private final ReentrantLock writing = new ReentrantLock(true);

    /** @param kafka where it is and how to be let in */
    public SchemaLog(KafkaAccess kafka) {
        this.kafka = kafka;
        this.reader = new LogReader(kafka, catalog);
        this.writer = new LogWriter(kafka);
    }

    /**
     * A decision.
     *
     * @param <T> what the one who asked gets
     * @param records to be written together; none where there is nothing to do
     * @param answer once they are written
     */
    public record Change<T>(List<LogRecord> records, T answer) {
        /** Nothing is to be written. */
        public static <T> Change<T> none(T answer) {
            return new Change<>(List.of(), answer);
        }
    }

    /** Makes the topic if it is not there, and returns once the catalog has all of it. */
    public void open() throws InterruptedException {
        reader.open();
    }

    /** What the topic says. */
    public Catalog catalog() {
        return catalog;
    }

    /** Why the catalog no longer follows the topic, if so. */
    public Optional<String> failure() {
        return Optional.ofNullable(reader.failure());
    }

    /** Does now what the first change would have to wait for. */
    public void prepareToWrite() {
        change(() -> Change.none(null));
    }

    /** The id of the Kafka cluster that holds the topic. */
    public String clusterId() throws InterruptedException {
        return Topic.clusterId(kafka);
    }

    /**
     * Decides and writes, and returns once the catalog has what was written. The decision may be asked for again, when another registry has
     * written meanwhile.
     *
     * @throws LogUnavailableException when Kafka does not take the change
     */
    public <T> T change(Supplier<Change<T>> decision) {
        if (writing.getQueueLength() >= MOST_WAITING) {
            throw new LogUnavailableException(
                    Outcome.NOT_WRITTEN, "%d changes wait for Kafka already; try again.".formatted(MOST_WAITING), null);
        }
        writing.lock();
        try {
            return tryOften(decision);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LogUnavailableException(Outcome.UNKNOWN, "The registry is stopping.", e);
        } finally {
            writing.unlock();
        }
    }

    private <T> T tryOften(Supplier<Change<T>> decision) throws InterruptedException {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                return tryChange(decision);
            } catch (LeaseLostException e) {
                LOG.info("Another registry wrote to {}; deciding again", Topic.NAME);
                // Not in step with the other one, so that one of the two gets through.
                TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(attempt * LONGEST_PAUSE_MILLIS));
            }
        }
        throw new LogUnavailableException(
                Outcome.NOT_WRITTEN, "Another registry keeps writing to " + Topic.NAME + "; try again.", null);
    }

    private <T> T tryChange(Supplier<Change<T>> decision) throws LeaseLostException, InterruptedException {
        if (!writer.holdsLease()) {
            writer.takeLease();
            // Nobody else can write from here on, so this record is behind all that was written.
            write(List.of(new LogRecord.Nothing()));
        }
        Change<T> change = decision.get();
        if (!change.records().isEmpty()) {
            write(change.records());
        }
        return change.answer();
    }

    private void write(List<LogRecord> records) throws LeaseLostException, InterruptedException {
        long end = writer.write(records);
        if (!reader.await(end, PATIENCE)) {
            throw new LogUnavailableException(
                    Outcome.UNKNOWN,
                    "The change was written but not read back within " + PATIENCE.toSeconds() + " s.",
                    null);
        }
    }

    @Override
    public void close() {
        reader.close();
        writing.lock();
        try {
            writer.close();
        } finally {
            writing.unlock();
        }
    }
}
