package example;

import static org.apache.spark.sql.functions.col;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import java.util.concurrent.TimeoutException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;

/**
 * Counts the words of a topic into a table.
 *
 * @param bootstrapServers Kafka
 * @param topic one word in each record
 * @param cassandra where the table is
 * @param table {@code keyspace.table} with the columns {@code word} (key) and {@code total}
 * @param checkpoint directory of the offsets and counts
 */
public record WordCount(String bootstrapServers, String topic, CqlSession cassandra, String table, String checkpoint) {
    /** Starts to count and returns at once. */
    public StreamingQuery start(SparkSession spark) throws TimeoutException {
        PreparedStatement insert = cassandra.prepare("INSERT INTO " + table + " (word, total) VALUES (?, ?)");
        VoidFunction2<Dataset<Row>, Long> write = (counts, batch) -> counts.collectAsList()
                .forEach(count -> cassandra.execute(insert.bind(count.getString(0), count.getLong(1))));
        return spark.readStream()
                .format("kafka")
                .option("kafka.bootstrap.servers", bootstrapServers)
                .option("subscribe", topic)
                .option("startingOffsets", "earliest")
                .load()
                .select(col("value").cast("string").as("word"))
                .groupBy("word")
                .count()
                .writeStream()
                .outputMode("update")
                .option("checkpointLocation", checkpoint)
                .foreachBatch(write)
                .start();
    }
}
