package io.pipelineappliance.benchmark;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A plain Kafka producer that sends valid records of users. */
final class Sender implements AutoCloseable {
    private static final String TOPIC = "users_created";
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final UserRecords records = new UserRecords();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Map<Integer, UUID> lastByPartition = new ConcurrentHashMap<>();
    private final Producer<byte[], byte[]> producer;

    Sender(String bootstrapServers) {
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                // An event waits for no other: the client's default of 5 ms would be a part of every latency.
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.ACKS_CONFIG,
                "all");
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Hears of records as they are sent. */
    interface Listener {
        void sent(UUID id, long timestampMillis);
    }

    /**
     * What was sent at a steady rate.
     *
     * @param records how many
     * @param worstDelayMillis how late the latest of them was against the rate, before it had its timestamp
     */
    record Sent(long records, double worstDelayMillis) {}

    /** Sends at a steady rate and returns when Kafka has all. Each record's timestamp is the moment at which it is sent. */
    Sent sendSteadily(int perSecond, Duration duration, Listener listener) {
        long count = perSecond * duration.toSeconds();
        long begin = System.nanoTime();
        long worstDelay = 0;
        for (long number = 0; number < count; number++) {
            long due = begin + number * NANOS_PER_SECOND / perSecond;
            awaitNanoTime(due);
            worstDelay = Math.max(worstDelay, System.nanoTime() - due);
            send(listener);
        }
        flush();
        return new Sent(count, worstDelay / 1e6);
    }

    private static void awaitNanoTime(long due) {
        long left = due - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }

    /** Sends as fast as it goes and returns when Kafka has all. */
    void sendAtOnce(long count) {
        for (long number = 0; number < count; number++) {
            send((id, timestamp) -> {});
        }
        flush();
    }

    private void send(Listener listener) {
        UserRecords.UserRecord user = records.next();
        long now = System.currentTimeMillis();
        producer.send(new ProducerRecord<>(TOPIC, null, now, user.key(), user.value()), (metadata, error) -> {
            if (error == null) {
                lastByPartition.put(metadata.partition(), user.id());
            } else {
                failure.compareAndSet(null, error);
            }
        });
        listener.sent(user.id(), now);
    }

    private void flush() {
        producer.flush();
        Exception error = failure.get();
        if (error != null) {
            throw new BenchmarkFailed("A record could not be produced: " + error);
        }
    }

    /** The last record of each partition. */
    Map<Integer, UUID> lastByPartition() {
        return lastByPartition;
    }

    @Override
    public void close() {
        producer.close();
    }
}
