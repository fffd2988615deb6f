package io.pipelineappliance.stream;

import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.spark.sql.Row;

/**
 * One Kafka record as Spark's source gives it.
 *
 * @param key or null
 * @param value or null
 * @param partition of the topic
 * @param offset in the partition
 * @param timestamp of the producer, milliseconds since the epoch
 * @param headers in order
 */
record SourceRow(byte[] key, byte[] value, int partition, long offset, long timestamp, List<Header> headers) {
    // The columns of Spark's Kafka source, in its order.
    private static final int KEY = 0;
    private static final int VALUE = 1;
    private static final int PARTITION = 3;
    private static final int OFFSET = 4;
    private static final int TIMESTAMP = 5;
    private static final int HEADERS = 7;

    static SourceRow of(Row row) {
        return new SourceRow(
                row.getAs(KEY),
                row.getAs(VALUE),
                row.getInt(PARTITION),
                row.getLong(OFFSET),
                row.getTimestamp(TIMESTAMP).getTime(),
                row.isNullAt(HEADERS) ? List.of() : headers(row.getList(HEADERS)));
    }

    private static List<Header> headers(List<Row> rows) {
        return rows.stream()
                .<Header>map(header -> new RecordHeader(header.getString(0), header.<byte[]>getAs(1)))
                .toList();
    }
}
