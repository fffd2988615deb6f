package io.pipelineappliance.stream;

import com.datastax.oss.driver.api.core.CqlSession;
import io.github.resilience4j.core.IntervalFunction;
import io.pipelineappliance.cassandra.client.CassandraSessions;
import io.pipelineappliance.format.WaitingSchemas;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.Pipeline;
import io.pipelineappliance.registry.client.SchemaRegistryClient;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the sink holds open, once for each JVM: a Cassandra session takes seconds to open, so it is opened when the executor
 * starts and kept over all intervals and tasks.
 */
final class SinkConnections {
    private static final Logger LOG = LoggerFactory.getLogger(SinkConnections.class);
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialBackoff(Duration.ofMillis(100), 1.5, Duration.ofSeconds(1));
    private static Opening<SinkConnections> opening;

    private final RowWriter rows;
    private final DeadLetters deadLetters;
    private final Receipts receipts;
    private final WaitingSchemas schemas;

    SinkConnections(RowWriter rows, DeadLetters deadLetters, Receipts receipts, WaitingSchemas schemas) {
        this.rows = rows;
        this.deadLetters = deadLetters;
        this.receipts = receipts;
        this.schemas = schemas;
    }

    /** Begins to open this JVM's connections. */
    static void openEarly(StreamSettings settings) {
        opening(settings).begin();
    }

    /** This JVM's connections; waits for Cassandra as long as it takes. */
    static SinkConnections of(StreamSettings settings) {
        return opening(settings).get();
    }

    private static synchronized Opening<SinkConnections> opening(StreamSettings settings) {
        if (opening == null) {
            opening = new Opening<>("sink-opener", () -> open(settings));
        }
        return opening;
    }

    private static SinkConnections open(StreamSettings settings) {
        Pipeline pipeline = settings.pipeline();
        // First, since it waits for nobody; Cassandra may still boot.
        Producer<byte[], byte[]> producer = producer(settings.kafka());
        return new SinkConnections(
                openRows(settings),
                new DeadLetters(producer, pipeline.topic(), pipeline.deadLetterTopic()),
                new Receipts(producer, pipeline.receiptTopic()),
                new WaitingSchemas(new SchemaRegistryClient(settings.registry())));
    }

    RowWriter rows() {
        return rows;
    }

    DeadLetters deadLetters() {
        return deadLetters;
    }

    Receipts receipts() {
        return receipts;
    }

    WaitingSchemas schemas() {
        return schemas;
    }

    private static RowWriter openRows(StreamSettings settings) {
        for (int attempt = 1; ; attempt++) {
            CqlSession session = null;
            try {
                session = session(settings);
                return new RowWriter(session, settings.pipeline().table());
            } catch (RuntimeException e) {
                if (session != null) {
                    session.closeAsync();
                }
                LOG.warn("Cassandra at {} is not ready, trying again: {}", settings.cassandra(), e.getMessage());
                pause(BACKOFF.apply(attempt));
            }
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SinkException("interrupted while Cassandra was not ready", e);
        }
    }

    private static CqlSession session(StreamSettings settings) {
        return CassandraSessions.open(settings.cassandra(), "stream-sink");
    }

    private static Producer<byte[], byte[]> producer(KafkaAccess kafka) {
        Map<String, Object> properties = Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                // A dead letter is the original record with more headers, and that one may have been compressed.
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                16 << 20,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                1000);
        return new KafkaProducer<>(
                kafka.settings("stream-sink", properties), new ByteArraySerializer(), new ByteArraySerializer());
    }
}
