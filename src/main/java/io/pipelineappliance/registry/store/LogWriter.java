package io.pipelineappliance.registry.store;

import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.registry.store.LogUnavailableException.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes changes, each as a transaction: all of its records are there or none. Opening the producer takes the topic's lease, since Kafka lets only
 * the newest producer of a transactional id commit.
 */
final class LogWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);
    private static final String LEASE = "schema-registry-writer";
    private static final Duration CLOSING = Duration.ofSeconds(2);

    private final KafkaAccess kafka;
    private Producer<byte[], byte[]> producer;

    LogWriter(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    /** Somebody else took the lease; nothing was written. */
    static final class LeaseLostException extends Exception {
        private static final long serialVersionUID = 1L;

        LeaseLostException(Throwable cause) {
            super("another registry writes to " + Topic.NAME, cause);
        }
    }

    boolean holdsLease() {
        return producer != null;
    }

    /** Takes it from whoever has it. */
    void takeLease() {
        Producer<byte[], byte[]> taken = new KafkaProducer<>(
                ClientSettings.of(
                        kafka,
                        "schema-registry-writer",
                        Map.of(
                                "transactional.id", LEASE,
                                "acks", "all",
                                "linger.ms", 0,
                                "max.request.size", Topic.LARGEST_RECORD,
                                "buffer.memory", 2L * Topic.LARGEST_RECORD,
                                "max.block.ms", 10_000,
                                "request.timeout.ms", 5_000,
                                "delivery.timeout.ms", 10_000,
                                "transaction.timeout.ms", 15_000)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try {
            taken.initTransactions();
            producer = taken;
        } catch (KafkaException e) {
            taken.close(CLOSING);
            throw new LogUnavailableException(
                    Outcome.NOT_WRITTEN, "Kafka does not let the registry write: " + e.getMessage(), e);
        }
    }

    /**
     * Writes records together.
     *
     * @return the offset after the last of them
     */
    long write(List<LogRecord> changes) throws LeaseLostException, InterruptedException {
        boolean committing = false;
        try {
            producer.beginTransaction();
            List<Future<RecordMetadata>> acknowledgements = new ArrayList<>();
            for (LogRecord change : changes) {
                acknowledgements.add(producer.send(new ProducerRecord<>(
                        Topic.NAME, Topic.PARTITION.partition(), LogFormat.key(change), LogFormat.value(change))));
            }
            for (Future<RecordMetadata> acknowledgement : acknowledgements) {
                acknowledgement.get();
            }
            committing = true;
            producer.commitTransaction();
            return acknowledgements.get(acknowledgements.size() - 1).get().offset() + 1;
        } catch (ExecutionException e) {
            throw failed(e.getCause(), committing);
        } catch (KafkaException e) {
            throw failed(e, committing);
        }
    }

    private RuntimeException failed(Throwable cause, boolean committing) throws LeaseLostException {
        if (cause instanceof RecordTooLargeException) {
            producer.abortTransaction();
            return new LogUnavailableException(Outcome.TOO_LARGE, cause.getMessage(), cause);
        }
        close();
        if (isFenced(cause)) {
            throw new LeaseLostException(cause);
        }
        LOG.warn("A change could not be written to {}", Topic.NAME, cause);
        return committing
                ? new LogUnavailableException(
                        Outcome.UNKNOWN,
                        "Kafka did not say whether the change was written: " + cause.getMessage(),
                        cause)
                : new LogUnavailableException(
                        Outcome.NOT_WRITTEN, "Kafka did not take the change: " + cause.getMessage(), cause);
    }

    /** A transaction that is no longer in progress was ended by whoever took the lease. */
    private static boolean isFenced(Throwable cause) {
        return Stream.iterate(cause, Objects::nonNull, Throwable::getCause)
                .anyMatch(e -> e instanceof ProducerFencedException
                        || e instanceof InvalidProducerEpochException
                        || e instanceof InvalidTxnStateException);
    }

    /** Gives the lease up. */
    @Override
    public void close() {
        if (producer != null) {
            Producer<byte[], byte[]> closing = producer;
            producer = null;
            closing.close(CLOSING);
        }
    }
}
