package io.pipelineappliance.stream;

import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/** The streaming query itself. */
public final class StreamQuery {
    /** How Spark triggers it. Both modes continue from the same checkpoint. */
    public enum Mode {
        /** One long task for each partition, a record at a time. Needs a task slot for each partition. */
        REAL_TIME,
        /** A short job for what has arrived since the last. */
        MICRO_BATCH
    }

    private StreamQuery() {}

    /**
     * Starts the query from its checkpoint, or from the earliest offsets when there is none.
     *
     * @throws TimeoutException when Spark does not start it in time
     */
    public static StreamingQuery start(SparkSession session, StreamSettings settings, Mode mode)
            throws TimeoutException {
        DataStreamWriter<Row> writer = session.readStream()
                .format("kafka")
                .options(settings.kafka().sparkOptions())
                .option("subscribe", settings.pipeline().topic())
                .option("startingOffsets", "earliest")
                .option("failOnDataLoss", String.valueOf(settings.failOnDataLoss()))
                .option("includeHeaders", "true")
                .option("kafka.isolation.level", "read_committed")
                // An executor asks again soon while the broker is away, instead of failing the task.
                .option("kafka.reconnect.backoff.max.ms", "1000")
                .load()
                .writeStream()
                .queryName(settings.pipeline().topic())
                .outputMode("update")
                .option("checkpointLocation", settings.checkpoint())
                .foreach(new CassandraSink(settings));
        return writer.trigger(trigger(settings, mode)).start();
    }

    private static Trigger trigger(StreamSettings settings, Mode mode) {
        return switch (mode) {
            case REAL_TIME -> Trigger.RealTime(settings.checkpointInterval().toMillis() + " milliseconds");
            case MICRO_BATCH ->
                Trigger.ProcessingTime(settings.triggerInterval().toMillis());
        };
    }
}
