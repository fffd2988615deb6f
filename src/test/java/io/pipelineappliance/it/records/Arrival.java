package io.pipelineappliance.it.records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import io.pipelineappliance.it.harness.KitAppliance;
import io.pipelineappliance.it.harness.PipelineTable;
import io.pipelineappliance.it.harness.PipelineTopic;
import io.pipelineappliance.it.harness.RunningAppliance;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Whether a batch has ended where it must: rows and dead letters. */
public final class Arrival {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final int SHOWN = 5;

    private final PipelineTopic topic;
    private final PipelineTable table;
    private final RecordBatch batch;

    public Arrival(RunningAppliance appliance, RecordBatch batch) {
        this(appliance.topic(), appliance.table(), batch);
    }

    public Arrival(KitAppliance appliance, RecordBatch batch) {
        this(appliance.topic(), appliance.table(), batch);
    }

    public Arrival(PipelineTopic topic, PipelineTable table, RecordBatch batch) {
        this.topic = topic;
        this.table = table;
        this.batch = batch;
    }

    /** Waits until every good record is a row and every bad one a dead letter. */
    public void awaitAll() {
        await("all records have arrived")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .ignoreExceptionsInstanceOf(DriverException.class)
                .untilAsserted(() -> {
                    assertNothingMissing("rows", batch.goodKeys(), table.keys());
                    assertNothingMissing("dead letters", batch.badKeys(), deadLetterKeys());
                });
    }

    private static void assertNothingMissing(String what, Set<UUID> expected, Set<UUID> found) {
        Set<UUID> missing = new HashSet<>(expected);
        missing.removeAll(found);
        List<UUID> some = missing.stream().sorted().limit(SHOWN).toList();
        assertThat(missing.size())
                .as("%s missing of %s, like %s", what, expected.size(), some)
                .isZero();
    }

    /** The rows of this batch are those of its good records, field by field. */
    public Map<UUID, Row> assertRowsAreExact() {
        Map<UUID, Row> rows = table.rows();
        rows.keySet().removeIf(key -> !batch.has(key));
        assertThat(rows.keySet()).hasSize(batch.goodKeys().size()).isEqualTo(batch.goodKeys());
        for (MadeRecord record : batch.records()) {
            record.row()
                    .forEach((column, value) -> assertThat(rows.get(record.id()).getObject(column))
                            .as("%s of %s", column, record.id())
                            .isEqualTo(value));
        }
        return rows;
    }

    /** The dead letters of this batch. */
    public List<ConsumerRecord<byte[], byte[]>> deadLetters() {
        return topic.read(PipelineTopic.DEAD_LETTERS).stream()
                .filter(letter -> batch.has(key(letter)))
                .toList();
    }

    private Set<UUID> deadLetterKeys() {
        return deadLetters().stream().map(Arrival::key).collect(Collectors.toSet());
    }

    /** The key of a record. */
    public static UUID key(ConsumerRecord<byte[], byte[]> record) {
        return UUID.fromString(new String(record.key(), UTF_8));
    }

    /** The text of the last header of that name. */
    public static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
