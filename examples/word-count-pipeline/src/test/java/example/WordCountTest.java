package example;

import static io.pipelineappliance.testing.ApplianceComponent.CASSANDRA;
import static io.pipelineappliance.testing.ApplianceComponent.KAFKA;
import static io.pipelineappliance.testing.ApplianceComponent.SPARK;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.datastax.oss.driver.api.core.CqlSession;
import io.pipelineappliance.testing.ApplianceTest;
import io.pipelineappliance.testing.PipelineAppliance;
import io.pipelineappliance.testing.TestScope;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ApplianceTest(components = {KAFKA, SPARK, CASSANDRA})
class WordCountTest {
    @Test
    void wordsAreCountedIntoTheTable(
            PipelineAppliance appliance, TestScope scope, SparkSession spark, CqlSession cassandra, @TempDir Path checkpoint)
            throws Exception {
        String words = scope.createTopic("words", 2);
        String table = scope.keyspace() + ".words";
        cassandra.execute("CREATE TABLE " + table + " (word text PRIMARY KEY, total bigint)");
        List.of("one", "two", "one").forEach(word -> appliance.kafka().produce(words, word, word));

        StreamingQuery query = new WordCount(
                        appliance.kafka().bootstrapServers(), words, cassandra, table, checkpoint.toString())
                .start(spark);

        try {
            assertEquals(2, appliance.await().row(table, "one").within(60, SECONDS).getLong("total"));
            assertEquals(1, appliance.await().row(table, "two").within(60, SECONDS).getLong("total"));
        } finally {
            query.stop();
        }
    }
}
