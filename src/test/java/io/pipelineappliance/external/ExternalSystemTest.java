package io.pipelineappliance.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.component.Health;
import io.pipelineappliance.support.CapturedLog;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExternalSystemTest {
    private final FakeProbe probe = new FakeProbe();
    private final ExternalSystem system =
            new ExternalSystem("kafka", "Kafka at host:9092", probe, Duration.ofMillis(10), false);

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void aSystemThatDoesNotServeFailsTheStartWithItsSentence() {
        probe.failure = "Kafka at host:9092 does not answer; start it.";

        assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(system::start)
                .withMessage("Kafka at host:9092 does not answer; start it.");
        assertThat(probe.closed).isTrue();
    }

    @Test
    void aSystemThatMayComeLaterDoesNotFailTheStartAndIsSaidToBeAwayUntilItComes() throws Exception {
        probe.failure = "The Schema Registry does not answer; start it.";
        try (ExternalSystem later = new ExternalSystem("registry", "It", probe, Duration.ofMillis(10), true);
                CapturedLog log = CapturedLog.of("io.pipelineappliance.external.registry")) {
            later.start();
            assertThat(later.check()).isEqualTo(Health.down("The Schema Registry does not answer; start it."));

            probe.failure = null;

            await().until(() -> later.check().equals(Health.up()));
            await().untilAsserted(() -> assertThat(log.lines())
                    .filteredOn(line -> !line.endsWith("does not serve"))
                    .containsExactly("The Schema Registry does not answer; start it.", "It serves, after 0 s"));
        }
    }

    @Test
    void whatHappensToItIsSaidOnTheComponentAndOnceInTheLog() throws Exception {
        try (CapturedLog log = CapturedLog.of("io.pipelineappliance.external.kafka")) {
            system.start();
            assertThat(system.check()).isEqualTo(Health.up());

            probe.failure = "Kafka at host:9092 does not answer; start it.";
            await().until(() -> system.check().equals(Health.down("Kafka at host:9092 does not answer; start it.")));
            probe.failure = null;
            probe.notice = Optional.of("2 of 3 brokers are there.");
            await().until(() -> system.check().equals(Health.up(Optional.of("2 of 3 brokers are there."))));
            probe.notice = Optional.empty();
            await().until(() -> system.check().equals(Health.up()));
            await().untilAsserted(() -> assertThat(log.lines())
                    .filteredOn(line -> !line.endsWith("does not serve"))
                    .containsExactly(
                            "Kafka at host:9092 serves",
                            "Kafka at host:9092 does not answer; start it.",
                            "Kafka at host:9092 serves again, after 0 s",
                            "2 of 3 brokers are there.",
                            "Kafka at host:9092 is whole again"));
        }
    }

    @Test
    void afterTheCloseNobodyIsAskedAndItCanBeStartedAgain() throws Exception {
        system.start();
        system.close();
        int asked = probe.asked.get();

        assertThat(system.check()).isInstanceOf(Health.Down.class);
        assertThat(probe.closed).isTrue();
        system.start();

        assertThat(system.check()).isEqualTo(Health.up());
        assertThat(probe.asked.get()).isGreaterThan(asked);
    }

    private static final class FakeProbe implements Probe {
        private volatile String failure;
        private volatile Optional<String> notice = Optional.empty();
        private volatile boolean closed;
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Optional<String> ask() {
            asked.incrementAndGet();
            if (failure != null) {
                throw new ApplianceException(failure);
            }
            return notice;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
