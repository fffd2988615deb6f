package io.pipelineappliance.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.pipelineappliance.component.ComponentState;
import io.pipelineappliance.runtime.Part;
import io.pipelineappliance.runtime.PartStatus;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EndpointRegistrationsTest {
    private static final Part KAFKA = Part.of("kafka", "Kafka", null).at("127.0.0.1:9092");
    private static final Part DASHBOARD =
            Part.of("dashboard", "Dashboard", null).at("http://127.0.0.1:9021");
    private static final Part TABLE = Part.of("table", "Table", null);

    private final List<String> announced = new ArrayList<>();
    private final Deque<Runnable> later = new ArrayDeque<>();
    private final EndpointRegistrations registrations = new EndpointRegistrations(new Journal(), later::add);

    @Test
    void whatRunsBeforeTheConnectionIsAnnouncedWithIt() {
        tell(KAFKA, ComponentState.RUNNING);
        assertThat(announced).isEmpty();

        registrations.connected();
        runLater();

        assertThat(announced).containsExactly("+kafka tcp://127.0.0.1:9092");
    }

    @Test
    void whatComesUpLaterIsAnnouncedAsItDoes() {
        registrations.connected();

        tell(DASHBOARD, ComponentState.STARTING);
        tell(DASHBOARD, ComponentState.RUNNING);

        assertThat(announced).containsExactly("+dashboard http://127.0.0.1:9021");
    }

    @Test
    void whatStopsOrFailsIsTakenBackOnce() {
        registrations.connected();
        tell(KAFKA, ComponentState.RUNNING);
        tell(KAFKA, ComponentState.STOPPING);
        tell(KAFKA, ComponentState.STOPPED);

        assertThat(announced).containsExactly("+kafka tcp://127.0.0.1:9092", "-kafka");
    }

    @Test
    void whatHasNoAddressIsNotAnnounced() {
        registrations.connected();
        tell(TABLE, ComponentState.RUNNING);
        tell(TABLE, ComponentState.STOPPED);

        assertThat(announced).isEmpty();
    }

    @Test
    void afterTheConnectionNothingIsAnnouncedAndANewOneHasAllThatRuns() {
        registrations.connected();
        tell(KAFKA, ComponentState.RUNNING);
        registrations.disconnected();
        tell(KAFKA, ComponentState.STOPPED);
        tell(DASHBOARD, ComponentState.RUNNING);
        announced.clear();

        registrations.connected();
        runLater();

        assertThat(announced).containsExactly("+dashboard http://127.0.0.1:9021");
    }

    @Test
    void aRegistryThatFailsDoesNotKeepTheNextFromBeingAnnounced() {
        registrations.connected();
        tell(Part.of("broken", "Broken", null).at("127.0.0.1:1"), ComponentState.RUNNING);
        tell(KAFKA, ComponentState.RUNNING);

        assertThat(announced).containsExactly("+kafka tcp://127.0.0.1:9092");
    }

    @Test
    void whatChangesWhileTheRegistryIsSlowEndsAsItIs() {
        registrations.connected();
        registrations.accept(status(KAFKA, ComponentState.RUNNING));
        registrations.accept(status(KAFKA, ComponentState.STOPPING));
        registrations.accept(status(KAFKA, ComponentState.RUNNING));
        runLater();

        assertThat(announced).last().isEqualTo("+kafka tcp://127.0.0.1:9092");
        assertThat(announced).doesNotContain("-kafka");
    }

    @Test
    void aRegistryThatHangsHoldsUpNobody() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        EndpointRegistrations onItsThread = new EndpointRegistrations(new EndpointRegistrations.Registry() {
            @Override
            public void register(String name, URI address) throws InterruptedException {
                asked.countDown();
                never.await();
            }

            @Override
            public void unregister(String name) {}
        });
        onItsThread.connected();

        onItsThread.accept(status(KAFKA, ComponentState.RUNNING));
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> asked.getCount() == 0);
        onItsThread.accept(status(KAFKA, ComponentState.STOPPED));
        onItsThread.disconnected();

        never.countDown();
    }

    private void tell(Part part, ComponentState state) {
        registrations.accept(status(part, state));
        runLater();
    }

    private void runLater() {
        while (!later.isEmpty()) {
            later.remove().run();
        }
    }

    private static PartStatus status(Part part, ComponentState state) {
        return new PartStatus(part, state, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private final class Journal implements EndpointRegistrations.Registry {
        @Override
        public void register(String name, URI address) {
            if (name.equals("broken")) {
                throw new IllegalStateException("no connection");
            }
            announced.add("+" + name + " " + address);
        }

        @Override
        public void unregister(String name) {
            announced.add("-" + name);
        }
    }
}
