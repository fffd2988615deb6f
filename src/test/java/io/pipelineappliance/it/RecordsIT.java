package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import io.pipelineappliance.it.harness.PipelineTopic;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.SharedAppliance;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.MadeRecord;
import io.pipelineappliance.it.records.RecordBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hundred thousand records by a plain Kafka producer. */
@ExtendWith(SharedAppliance.class)
class RecordsIT {
    private static final int SIZE = 100_000;

    @Test
    void everyGoodRecordIsOneRowAndEveryBadOneIsOneDeadLetter(RunningAppliance appliance) {
        RecordBatch batch = RecordBatch.withBadOnes(SIZE);
        Instant begin = Instant.now();

        Map<UUID, RecordMetadata> produced;
        try (BatchProducer sending = BatchProducer.send(batch, appliance.topic())) {
            produced = sending.awaitAll(Duration.ofMinutes(5));
        }
        Arrival arrival = new Arrival(appliance, batch);
        arrival.awaitAll();

        assertThat(batch.goodKeys()).hasSize(99_000);
        Map<UUID, Row> rows = arrival.assertRowsAreExact();
        rows.forEach((key, row) -> assertOrigin(row, produced.get(key), begin));
        assertNoOtherRows(appliance, batch);
        assertDeadLetters(batch, arrival.deadLetters(), produced);
    }

    private static void assertOrigin(Row row, RecordMetadata origin, Instant begin) {
        assertThat(row.getInt("kafka_partition")).isEqualTo(origin.partition());
        assertThat(row.getLong("kafka_offset")).isEqualTo(origin.offset());
        assertThat(row.getInstant("ingested_at")).isBetween(begin.minusMillis(1), Instant.now());
    }

    /** Whatever else is in the table came from the fetcher, which marks its records. */
    private static void assertNoOtherRows(RunningAppliance appliance, RecordBatch batch) {
        Set<UUID> others = new HashSet<>(appliance.table().keys());
        others.removeIf(batch::has);
        Set<UUID> fetched = appliance.topic().read(PipelineTopic.RECORDS).stream()
                .filter(record -> record.headers().lastHeader("source") != null)
                .map(Arrival::key)
                .collect(Collectors.toSet());
        assertThat(fetched).containsAll(others);
    }

    private static void assertDeadLetters(
            RecordBatch batch, List<ConsumerRecord<byte[], byte[]>> letters, Map<UUID, RecordMetadata> produced) {
        assertThat(letters).hasSize(1_000);
        Map<UUID, ConsumerRecord<byte[], byte[]>> byKey =
                letters.stream().collect(Collectors.toMap(Arrival::key, Function.identity()));
        batch.records().stream()
                .filter(record -> !record.isGood())
                .forEach(record -> assertDeadLetter(byKey.get(record.id()), record, produced.get(record.id())));
    }

    private static void assertDeadLetter(
            ConsumerRecord<byte[], byte[]> letter, MadeRecord record, RecordMetadata origin) {
        assertThat(letter.key()).isEqualTo(record.key());
        assertThat(letter.value()).isEqualTo(record.value());
        assertThat(letter.timestamp()).isEqualTo(origin.timestamp());
        assertThat(Arrival.header(letter, BatchProducer.HEADER))
                .isEqualTo(record.id().toString());
        assertThat(Arrival.header(letter, "dlq.topic")).isEqualTo(PipelineTopic.RECORDS);
        assertThat(Arrival.header(letter, "dlq.partition")).isEqualTo(String.valueOf(origin.partition()));
        assertThat(Arrival.header(letter, "dlq.offset")).isEqualTo(String.valueOf(origin.offset()));
        assertThat(Arrival.header(letter, "dlq.reason"))
                .as("reason for %s", record.malformation())
                .matches(record.malformation().orElseThrow().reason());
    }
}
