package io.pipelineappliance.testing;

import static io.pipelineappliance.testing.ApplianceComponent.CASSANDRA;
import static io.pipelineappliance.testing.ApplianceComponent.KAFKA;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two builds on one machine test at the same time. */
@Tag("test-kit")
class TwoJvmsIT {
    @Test
    void appliancesOfTwoJvmsDoNotDisturbEachOther() throws Exception {
        try (ChildAppliance other = new ChildAppliance(KAFKA, CASSANDRA);
                PipelineAppliance appliance =
                        PipelineAppliance.builder().components(KAFKA, CASSANDRA).start();
                OwnedClients clients = new OwnedClients()) {
            KafkaHandle others = new KafkaHandle(other.bootstrapServers(), clients);
            for (KafkaHandle kafka : new KafkaHandle[] {appliance.kafka(), others}) {
                kafka.createTopic("words", 1);
            }
            appliance.kafka().produce("words", "k", "here");
            others.produce("words", "k", "there");

            assertThat(other.values("words")).containsExactly("there");
            assertThat(appliance.kafka().records("words"))
                    .extracting(ConsumerRecord::value)
                    .extracting(Evidence::text)
                    .containsExactly("here");
            assertThat(other.directory()).isDirectory().isNotEqualTo(appliance.dataDirectory());

            assertThat(other.end()).as("exit code of the other JVM").isZero();

            assertThat(other.directory()).doesNotExist();
            assertThat(appliance.kafka().records("words")).hasSize(1);
            assertThat(appliance
                            .cassandra()
                            .session()
                            .execute("SELECT release_version FROM system.local")
                            .one())
                    .isNotNull();
        }
    }
}
