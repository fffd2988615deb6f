package io.pipelineappliance.config.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.DataSize;
import io.pipelineappliance.config.FetchConfig;
import io.pipelineappliance.config.StreamConfig;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReferenceFileTest {
    @Test
    void hasExactlyTheKeysOfTheRecordsInTheirOrder() {
        assertThat(ConfigLoader.defaults())
                .extracting(Setting::key)
                .containsExactlyElementsOf(ConfigSchema.ofAppliance().names());
    }

    @Test
    void everyKeyHasACommentAboveIt() {
        assertThat(ReferenceComments.read())
                .containsOnlyKeys(ConfigSchema.ofAppliance().names());
    }

    @Test
    void theDefaultsAreThePromisedOnes() {
        ApplianceConfig config = LoadedDefaults.with();

        assertThat(config.zookeeper().port()).isEqualTo(2181);
        assertThat(config.kafka().port()).isEqualTo(9092);
        assertThat(config.cassandra().port()).isEqualTo(9042);
        assertThat(config.spark().masterPort()).isEqualTo(7077);
        assertThat(config.spark().uiPort()).isEqualTo(4040);
        assertThat(config.spark().workers()).isEqualTo(2);
        assertThat(config.spark().executorMemory()).isEqualTo(DataSize.ofMebibytes(512));
        assertThat(config.dashboard().port()).isEqualTo(9021);
        assertThat(config.fetch().source()).isEqualTo(FetchConfig.Source.AUTO);
        assertThat(config.fetch().interval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.fetch().url()).isEqualTo(URI.create("https://randomuser.me/api/"));
        assertThat(config.fetch().seed()).isEmpty();
        assertThat(config.stream().mode()).isEqualTo(StreamConfig.Mode.REAL_TIME);
        assertThat(config.dataDir()).hasToString("/nowhere/pipeline-data");
        assertThat(config.ephemeral()).isFalse();
    }

    @Test
    void everyKeyHasAnEnvironmentVariableOfItsOwn() {
        assertThat(ConfigSchema.ofAppliance().keys())
                .extracting(ConfigKey::environmentVariable)
                .doesNotHaveDuplicates()
                .contains("APPLIANCE_KAFKA_CONTROLLER_PORT", "APPLIANCE_DATA_DIR");
    }
}
