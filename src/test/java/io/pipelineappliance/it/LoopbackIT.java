package io.pipelineappliance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pipelineappliance.it.harness.PortKeys;
import io.pipelineappliance.it.harness.RunningAppliance;
import io.pipelineappliance.it.harness.SharedAppliance;
import io.pipelineappliance.support.ListeningSockets;
import io.pipelineappliance.support.ListeningSockets.Listener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody on the network reaches any part. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux tells a process's sockets to others")
@ExtendWith(SharedAppliance.class)
class LoopbackIT {
    @Test
    void theMainProcessListensOnLoopbackOnly(RunningAppliance appliance) throws IOException {
        List<Listener> listeners = listeners(appliance.process().pid());

        assertThat(listeners)
                .extracting(Listener::port)
                .containsAll(PortKeys.all().stream().map(appliance::port).toList());
        assertOnLoopback(listeners);
    }

    @Test
    void executorsListenOnLoopbackOnly(RunningAppliance appliance) throws IOException {
        await("an executor")
                .atMost(Duration.ofMinutes(2))
                .until(() -> !appliance.executors().isEmpty());
        for (ProcessHandle executor : appliance.executors()) {
            await("its sockets")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !listeners(executor.pid()).isEmpty());
            assertOnLoopback(listeners(executor.pid()));
        }
    }

    private static List<Listener> listeners(long pid) throws IOException {
        return ListeningSockets.of(Path.of("/proc", String.valueOf(pid)));
    }

    private static void assertOnLoopback(List<Listener> listeners) {
        assertThat(listeners)
                .allSatisfy(listener -> assertThat(listener.address().isLoopbackAddress())
                        .as("%s", listener)
                        .isTrue());
    }
}
