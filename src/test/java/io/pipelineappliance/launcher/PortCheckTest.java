package io.pipelineappliance.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pipelineappliance.config.ConfiguredPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortCheckTest {
    @Test
    void aFreePortIsNoProblemAndIsFreeAfterwards() throws IOException {
        int port;
        try (ServerSocket socket = listen("127.0.0.1")) {
            port = socket.getLocalPort();
        }

        assertThat(PortCheck.problems(List.of(new ConfiguredPort("kafka.port", port))))
                .isEmpty();
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    @Test
    void everyPortInUseIsNamedWithWhoHasIt() throws IOException {
        assumeThat(Files.exists(Path.of("/proc/net/tcp")))
                .as("/proc, which tells who listens")
                .isTrue();
        try (ServerSocket loopback = listen("127.0.0.1");
                ServerSocket everywhere = listen("0.0.0.0")) {
            List<String> problems = PortCheck.problems(List.of(
                    new ConfiguredPort("kafka.port", loopback.getLocalPort()),
                    new ConfiguredPort("spark.ui-port", 0),
                    new ConfiguredPort("dashboard.port", everywhere.getLocalPort())));

            String self = "process " + ProcessHandle.current().pid() + " (java)";
            assertThat(problems)
                    .containsExactly(
                            "kafka.port: " + loopback.getLocalPort() + " on 127.0.0.1 is in use by " + self
                                    + "; stop that, or choose another port with --set kafka.port=PORT",
                            "dashboard.port: " + everywhere.getLocalPort() + " on 127.0.0.1 is in use by " + self
                                    + "; stop that, or choose another port with --set dashboard.port=PORT");
        }
    }

    private static ServerSocket listen(String address) throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName(address));
    }
}
