package io.pipelineappliance.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.pipelineappliance.it.harness.BesideOthers;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.Workplace;
import io.pipelineappliance.it.infrastructure.Infrastructure;
import io.pipelineappliance.it.records.Arrival;
import io.pipelineappliance.it.records.BatchProducer;
import io.pipelineappliance.it.records.RecordBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same records through all systems embedded, all elsewhere, and each alone elsewhere with the rest embedded. In the short form {@link
 * ExternalIT}, {@link SecuredIT} and the many tests of the embedded appliance stand for them all.
 */
@BesideOthers
class EachExternalIT {
    private static final int SIZE = TestSize.of(0, 10_000);
    private static final int RECORDS_PER_SECOND = 500;

    private final Path directory = Workplace.temporary("each-external");

    enum Elsewhere {
        NOTHING,
        EVERYTHING,
        ZOOKEEPER,
        KAFKA,
        SCHEMA_REGISTRY,
        CASSANDRA,
        SPARK;

        /** The registry is on a Kafka of its own, which the appliance knows nothing of. */
        Infrastructure in(Path directory) {
            Infrastructure nothing = Infrastructure.in(directory);
            return switch (this) {
                case NOTHING -> nothing;
                case EVERYTHING -> Infrastructure.whole(directory);
                case ZOOKEEPER -> nothing.withZooKeeper();
                case KAFKA -> nothing.withKafka(3);
                case SCHEMA_REGISTRY -> nothing.withKafka(1).withRegistry();
                case CASSANDRA -> nothing.withCassandra();
                case SPARK -> nothing.withSpark();
            };
        }

        Map<String, String> settings(Infrastructure infrastructure) {
            return infrastructure.settings().entrySet().stream()
                    .filter(setting -> this == EVERYTHING || setting.getKey().startsWith(section() + "."))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }

        private String section() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @AfterEach
    void delete() {
        Workplace.delete(directory);
    }

    @ParameterizedTest
    @EnumSource
    void everyRecordArrivesWhicheverSystemsRunElsewhere(Elsewhere elsewhere) {
        assumeTrue(SIZE > 0, "only with -Pfull");
        RecordBatch batch = RecordBatch.withBadOnes(SIZE);
        try (Infrastructure infrastructure = elsewhere.in(directory).start();
                RunningAppliance appliance = RunningAppliance.named("external-" + elsewhere.section())
                        .set(elsewhere.settings(infrastructure))
                        .withoutFetcher()
                        .start();
                BatchProducer sending = BatchProducer.send(batch, appliance.topic(), RECORDS_PER_SECOND)) {
            sending.awaitAll(Duration.ofMinutes(3));
            Arrival arrival = new Arrival(appliance, batch);
            arrival.awaitAll();

            arrival.assertRowsAreExact();
        }
    }
}
