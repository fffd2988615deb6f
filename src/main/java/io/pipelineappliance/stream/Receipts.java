package io.pipelineappliance.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the receipts of this JVM's partitions, once a second for those where something happened. */
final class Receipts {
    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);
    private static final long INTERVAL_MILLIS = 1000;

    private final Map<Integer, PartitionReceipts> partitions = new ConcurrentHashMap<>();
    private final Producer<byte[], byte[]> producer;
    private final String topic;

    Receipts(Producer<byte[], byte[]> producer, String topic) {
        this.producer = producer;
        this.topic = topic;
        ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "receipts");
            thread.setDaemon(true);
            return thread;
        });
        ticker.scheduleWithFixedDelay(this::sendAll, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    PartitionReceipts of(int partition) {
        return partitions.computeIfAbsent(partition, PartitionReceipts::new);
    }

    void sendAll() {
        partitions.forEach(this::send);
    }

    private void send(int number, PartitionReceipts partition) {
        try {
            Optional<Receipt> receipt = partition.next();
            if (receipt.isPresent()) {
                producer.send(new ProducerRecord<>(topic, receipt.get().toJson()), (metadata, error) -> {
                    if (error != null) {
                        warn(number, error);
                    }
                });
            }
        } catch (JsonProcessingException | RuntimeException e) {
            warn(number, e);
        }
    }

    /** A lost receipt costs a second of the statistics; the rows are safe. */
    private static void warn(int partition, Exception error) {
        LOG.warn("a receipt of partition {} was not sent: {}", partition, error.getMessage());
    }
}
