package io.pipelineappliance.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.cassandra.client.CassandraAccess;
import io.pipelineappliance.kafka.client.KafkaAccess;
import io.pipelineappliance.pipeline.users.UsersPipeline;
import io.pipelineappliance.registry.client.RegistryAccess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;
import org.junit.jupiter.api.Test;
import scala.jdk.javaapi.CollectionConverters;

class StreamSettingsTest {
    private static final String FILE_MANAGER = "spark.sql.streaming.checkpointFileManagerClass";

    @Test
    void executorsReadWhatTheDriverWrote() {
        StreamSettings settings = at("/my data/checkpoint");

        StreamSettings read = StreamSettings.of(conf(settings.sparkProperties(List.of())));

        assertThat(read).usingRecursiveComparison().isEqualTo(settings);
        assertThat(read.pipeline().topic()).isEqualTo("users_created");
    }

    @Test
    void executorsOpenTheSinksConnectionsAsTheyStart() {
        assertThat(at("/data").sparkProperties(List.of()))
                .containsEntry("spark.plugins", ExecutorGuard.class.getName());
    }

    @Test
    void aStopOfTheQueryHasAnEnd() {
        SparkConf conf = conf(at("/data").sparkProperties(List.of()));

        assertThat(conf.getTimeAsSeconds("spark.sql.streaming.stopTimeout")).isBetween(1L, 4L);
    }

    @Test
    void flagsWithSpacesReachTheExecutorWhole() {
        List<String> flags =
                List.of("-XX:SharedArchiveFile=/home of/it/executor.jsa", "-Dappliance.classpath.file=/a b/c d");

        String options = at("/data").sparkProperties(flags).get("spark.executor.extraJavaOptions");

        assertThat(CollectionConverters.asJava(Utils.splitCommandString(options)))
                .startsWith("-XX:TieredStopAtLevel=1")
                .endsWith(flags.toArray(String[]::new));
    }

    @Test
    void aLocalCheckpointIsWrittenByOurFileManagerAlsoWithSpacesInItsPath() {
        for (String path : List.of("/data/checkpoint", "/my data/check point", "file:///data/checkpoint")) {
            assertThat(at(path).sparkProperties(List.of()))
                    .as(path)
                    .containsEntry(FILE_MANAGER, LocalCheckpointFiles.class.getName());
        }
    }

    @Test
    void aCheckpointElsewhereIsLeftToSpark() {
        assertThat(at("s3a://bucket/checkpoint").sparkProperties(List.of())).doesNotContainKey(FILE_MANAGER);
        assertThat(at("hdfs://host/checkpoint").sparkProperties(List.of())).doesNotContainKey(FILE_MANAGER);
    }

    @Test
    void sparkMakesOurFileManagerByTheNameInTheProperties() throws Exception {
        String name = at("/data").sparkProperties(List.of()).get(FILE_MANAGER);

        assertThat(Class.forName(name)
                        .getConstructor(org.apache.hadoop.fs.Path.class, org.apache.hadoop.conf.Configuration.class))
                .isNotNull();
    }

    private static StreamSettings at(String checkpoint) {
        return new StreamSettings(
                new UsersPipeline(),
                KafkaAccess.open("127.0.0.1:9092"),
                RegistryAccess.open(URI.create("http://127.0.0.1:8081")),
                CassandraAccess.local(9042),
                checkpoint,
                Duration.ofSeconds(10),
                Duration.ZERO,
                256,
                true);
    }

    private static SparkConf conf(Map<String, String> properties) {
        SparkConf conf = new SparkConf(false);
        properties.forEach(conf::set);
        return conf;
    }
}
