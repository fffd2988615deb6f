package io.pipelineappliance.stream;

import io.pipelineappliance.format.RecordReader;
import io.pipelineappliance.pipeline.MalformedRecord;
import io.pipelineappliance.pipeline.Pipeline;

/** Takes the records of one task: each becomes a row, or a dead letter with the reason. */
final class TaskSink {
    /** Half of what Cassandra takes as one mutation by default, since a row is more than its values. */
    private static final int LARGEST_ROW_BYTES = 8 << 20;

    private final RecordReader reader;
    private final SinkConnections connections;
    private final InFlight inFlight;

    TaskSink(Pipeline pipeline, SinkConnections connections, int maxInFlight) {
        this.reader = new RecordReader(pipeline, connections.schemas());
        this.connections = connections;
        this.inFlight = new InFlight(maxInFlight);
    }

    /** Begins to write the record; waits while too many are under way. */
    void write(SourceRow source) {
        inFlight.begin();
        PartitionReceipts receipts = connections.receipts().of(source.partition());
        receipts.begin(source.offset());
        try {
            requireFit(source.value());
            Object[] values = parse(source);
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

    /** A record on which the parser itself fails would do so on every try, and must not stop those behind it. */
    private Object[] parse(SourceRow source) throws MalformedRecord {
        try {
            return reader.read(source.key(), source.value(), source.headers());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SinkException("the task was stopped while a record waited for its schema", e);
        } catch (RuntimeException | StackOverflowError e) {
            throw new MalformedRecord("the record cannot be parsed: " + e);
        }
    }

    /** Returns when all is acknowledged. */
    void awaitAll() {
        inFlight.awaitAll();
    }

    /** Gives up what is under way: another task begins again from the checkpoint. */
    void abandon() {
        inFlight.abandon();
    }
}
