package io.pipelineappliance.stream;

import io.pipelineappliance.pipeline.MalformedRecord;
import org.apache.spark.sql.ForeachWriter;
import org.apache.spark.sql.Row;

/**
 * Writes each record of one partition as a row, or to the dead letter topic with the reason. Writes are asynchronous;
 * {@link #close} returns when all are acknowledged, and only then may Spark commit the offsets.
 */
final class CassandraSink extends ForeachWriter<Row> {
    private static final long serialVersionUID = 1L;
    /** Half of what Cassandra takes as one mutation by default, since a row is more than its values. */
    private static final int LARGEST_ROW_BYTES = 8 << 20;

    private final StreamSettings settings;
    private transient SinkConnections connections;
    private transient InFlight inFlight;

    CassandraSink(StreamSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean open(long partitionId, long epochId) {
        connections = SinkConnections.of(settings);
        inFlight = new InFlight(settings.maxInFlight());
        return true;
    }

    @Override
    public void process(Row row) {
        SourceRow source = SourceRow.of(row);
        inFlight.begin();
        PartitionReceipts receipts = connections.receipts().of(source.partition());
        receipts.begin(source.offset());
        try {
            requireFit(source.value());
            Object[] values = settings.pipeline().parse(source.key(), source.value());
            connections.rows().write(values, source, receipts, inFlight);
        } catch (MalformedRecord e) {
            connections.deadLetters().send(source, e.getMessage(), receipts, inFlight);
        }
    }

    /** Cassandra refuses a larger mutation, and would again at every try. */
    private static void requireFit(byte[] value) throws MalformedRecord {
        if (value != null && value.length > LARGEST_ROW_BYTES) {
            throw new MalformedRecord(
                    "%d bytes are more than the %d that a row may have".formatted(value.length, LARGEST_ROW_BYTES));
        }
    }

    @Override
    public void close(Throwable error) {
        if (inFlight != null && error == null) {
            inFlight.awaitAll();
        }
    }
}
