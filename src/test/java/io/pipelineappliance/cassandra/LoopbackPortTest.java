package io.pipelineappliance.cassandra;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {

    @Test
    void aFreePortIsFine() {
        assertThatCode(() -> new LoopbackPort("cassandra.port", TestCassandra.freePort()).requireFree())
                .doesNotThrowAnyException();
    }

    @Test
    void aTakenPortIsASentenceWithKeyAddressAndRemedy() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            LoopbackPort port = new LoopbackPort("cassandra.port", other.getLocalPort());

            assertThatThrownBy(port::requireFree)
                    .isInstanceOf(ApplianceException.class)
                    .hasMessageStartingWith("cassandra.port: port " + other.getLocalPort() + " on 127.0.0.1 is taken")
                    .hasMessageContaining("set cassandra.port to a free port");
        }
    }
}
