package io.pipelineappliance.stream;

import org.apache.spark.sql.ForeachWriter;
import org.apache.spark.sql.Row;

/**
 * Writes each record of one partition as a row, or to the dead letter topic with the reason. Writes are asynchronous;
 * {@link #close} returns when all are acknowledged, and only then may Spark commit the offsets.
 */
final class CassandraSink extends ForeachWriter<Row> {
    private static final long serialVersionUID = 1L;

    private final StreamSettings settings;
    private transient TaskSink task;

    CassandraSink(StreamSettings settings) {
        this.settings = settings;
    }

    @Override
    public boolean open(long partitionId, long epochId) {
        task = new TaskSink(settings.pipeline(), SinkConnections.of(settings), settings.maxInFlight());
        return true;
    }

    @Override
    public void process(Row row) {
        task.write(SourceRow.of(row));
    }

    @Override
    public void close(Throwable error) {
        if (task == null) {
            return;
        }
        if (error == null) {
            task.awaitAll();
        } else {
            task.abandon();
        }
    }
}
