package io.pipelineappliance.testing;

import com.datastax.oss.driver.api.core.cql.Row;
import io.pipelineappliance.dashboard.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What a test can wait for. Nothing is waited for before {@link Expectation#within} is called. */
public final class Awaits {
    private static final int LAST = 5;

    private final PipelineAppliance appliance;

    Awaits(PipelineAppliance appliance) {
        this.appliance = appliance;
    }

    /**
     * The row with this key.
     *
     * @param table {@code keyspace.table}
     * @param key values of the primary key's columns, in their order
     */
    public Expectation<Row> row(String table, Object... key) {
        TableRows rows = new TableRows(appliance.cassandra().session(), table);
        return new Expectation<>(
                "the row " + List.of(key) + " in " + table,
                () -> rows.find(key),
                () -> table + " holds " + rows.describe(LAST));
    }

    /** A record of the topic, any without further words. */
    public RecordExpectation record(String topic) {
        return new RecordExpectation(topic, "a record", record -> true);
    }

    /** How far a consumer group is behind the ends of the topics that it has read. */
    public LagExpectation lag(String group) {
        return new LagExpectation(group);
    }

    /** That the appliance's own stream job has written everything that is in its topic by then. */
    public Expectation<Status.StreamStatus> streamCaughtUp() {
        return new Expectation<>(
                "the stream job to have written all of its topic",
                () -> {
                    OptionalLong lag = streamLag();
                    return Optional.of(appliance.running().status().stream())
                            .filter(stream -> stream.state() == Status.StreamState.RUNNING)
                            .filter(stream -> lag.isPresent() && lag.getAsLong() == 0);
                },
                () -> {
                    Status.StreamStatus stream = appliance.running().status().stream();
                    OptionalLong lag = streamLag();
                    return "the stream job is " + stream.state() + " with a lag of "
                            + (lag.isPresent() ? lag.getAsLong() + " records" : "unknown size") + ", "
                            + stream.written() + " rows written, "
                            + (stream.lastError() == null ? "no error" : "last error: " + stream.lastError());
                });
    }

    /** By the ends of the topic as they are now; those of the status may be a second old, and a record be missing from them. */
    private OptionalLong streamLag() {
        String topic = appliance.running().status().topic().name();
        Map<Integer, Long> ends = appliance.kafka().endOffsets(topic);
        Map<Integer, Long> written = appliance.running().status().stream().partitions().stream()
                .filter(partition -> partition.writtenOffset() != null)
                .collect(Collectors.toMap(
                        Status.StreamPartitionStatus::partition, Status.StreamPartitionStatus::writtenOffset));
        boolean unknown =
                ends.entrySet().stream().anyMatch(end -> end.getValue() > 0 && !written.containsKey(end.getKey()));
        return unknown
                ? OptionalLong.empty()
                : OptionalLong.of(ends.entrySet().stream()
                        .mapToLong(end -> Math.max(0, end.getValue() - 1 - written.getOrDefault(end.getKey(), -1L)))
                        .sum());
    }

    /** A record of one topic. */
    public final class RecordExpectation extends Expectation<ConsumerRecord<byte[], byte[]>> {
        private final String topic;

        private RecordExpectation(String topic, String what, Predicate<ConsumerRecord<byte[], byte[]>> condition) {
            super(
                    what + " in " + topic,
                    () -> appliance.kafka().records(topic).stream()
                            .filter(condition)
                            .findFirst(),
                    () -> topic + " holds " + records(topic));
            this.topic = topic;
        }

        /** One that fulfils the condition. */
        public RecordExpectation matching(Predicate<ConsumerRecord<byte[], byte[]>> condition) {
            return new RecordExpectation(topic, "a record that matches", condition);
        }

        /** One whose value is this text. */
        public RecordExpectation withValue(String value) {
            return new RecordExpectation(
                    topic, "a record with the value " + value, record -> value.equals(Evidence.text(record.value())));
        }
    }

    /** The lag of one group. */
    public final class LagExpectation {
        private final String group;

        private LagExpectation(String group) {
            this.group = group;
        }

        /** That it has read, and committed, everything. */
        public Expectation<Long> isZero() {
            return new Expectation<>(
                    "the lag of the group " + group + " to be zero",
                    () -> Optional.of(lags(group))
                            .filter(lags -> !lags.isEmpty())
                            .map(lags -> lags.values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum())
                            .filter(lag -> lag == 0),
                    () -> describe(lags(group)));
        }

        private String describe(Map<TopicPartition, Long> lags) {
            return lags.isEmpty()
                    ? "the group " + group + " has committed nothing"
                    : "the lag is "
                            + lags.entrySet().stream()
                                    .map(lag -> lag.getValue() + " in " + lag.getKey())
                                    .sorted()
                                    .collect(Collectors.joining(", "));
        }
    }

    private String records(String topic) {
        String last = Evidence.lastRecords(appliance.kafka(), topic, LAST);
        return last.isEmpty()
                ? "no record"
                : appliance.kafka().records(topic).size() + " records, the last of them:\n  "
                        + last.replace("\n", "\n  ");
    }

    private Map<TopicPartition, Long> lags(String group) {
        Admin admin = appliance.kafka().admin();
        Map<TopicPartition, OffsetAndMetadata> committed = KafkaHandle.get(
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(),
                "ask for the offsets of " + group);
        var ends = KafkaHandle.get(
                admin.listOffsets(committed.keySet().stream()
                                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                        .all(),
                "ask for the ends of " + committed.keySet());
        return committed.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> ends.get(entry.getKey()).offset()
                                - entry.getValue().offset()));
    }
}
