package io.pipelineappliance.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.component.Health;
import io.pipelineappliance.config.SparkConfig;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.support.FreePort;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedSparkIT {
    @TempDir
    private Path directory;

    @Test
    void theMastersPageIsKnownOnlyWhileItRuns() throws Exception {
        SparkConfig config = LoadedDefaults.with(
                        "spark.master-port=" + FreePort.next(), "spark.master-ui-port=" + FreePort.next())
                .spark();
        try (EmbeddedSpark spark = new EmbeddedSpark(config, directory)) {
            spark.start();
            assertThat(spark.masterUi()).hasValue("http://127.0.0.1:" + config.masterUiPort());
            assertThat(spark.check()).isEqualTo(Health.up());

            spark.close();
            assertThat(spark.masterUi()).isEmpty();
            assertThat(spark.check()).isInstanceOf(Health.Down.class);
        }
    }
}
