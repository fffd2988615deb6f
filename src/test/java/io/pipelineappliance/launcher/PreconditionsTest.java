package io.pipelineappliance.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.ConfiguredPort;
import io.pipelineappliance.config.DataSize;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.runtime.DataDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreconditionsTest {
    private static final Machine GOOD = new Machine(17, DataSize.parse("8GiB"));

    @TempDir
    Path directory;

    @Test
    void aGoodMachineGetsItsDataDirectory() {
        try (DataDirectory claimed = Preconditions.claim(onFreePorts(), Machine.current())) {
            assertThat(claimed.path()).isEqualTo(directory);
        }
    }

    @Test
    void everythingThatIsWrongWithTheMachineIsSaidAtOnce() {
        ApplianceConfig config = onFreePorts("machine.min-free-space=1000000TiB");

        assertThat(complaint(config, new Machine(11, DataSize.parse("1GiB"))).lines())
                .satisfiesExactly(
                        java -> assertThat(java).startsWith("Java 11 is too old"),
                        memory -> assertThat(memory)
                                .isEqualTo("machine.min-memory: 1792MiB is more than the 1024MiB of this machine or"
                                        + " container; give it more memory, or try with a lower"
                                        + " machine.min-memory"),
                        disk -> assertThat(disk)
                                .startsWith("machine.min-free-space: 1000000TiB is more than the ")
                                .endsWith("MiB free on the disk of " + directory
                                        + "; free some, choose another --data-dir, or lower machine.min-free-space"));
    }

    @Test
    void everyPortOfTheConfigurationIsLookedAt() throws IOException {
        for (ConfiguredPort port : onFreePorts().ports()) {
            try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                ApplianceConfig config = onFreePorts(port.key() + "=" + taken.getLocalPort());

                assertThat(complaint(config, GOOD))
                        .hasLineCount(1)
                        .startsWith(port.key() + ": " + taken.getLocalPort());
            }
        }
    }

    @Test
    void aComplaintAboutPortsLetsTheDataDirectoryGo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            complaint(onFreePorts("kafka.port=" + taken.getLocalPort()), GOOD);
        }
        Preconditions.claim(onFreePorts(), GOOD).close();
    }

    @Test
    void aSecondApplianceHearsOfTheFirstAndNotOfItsPorts() throws IOException {
        try (DataDirectory first = Preconditions.claim(onFreePorts(), GOOD);
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(complaint(onFreePorts("kafka.port=" + taken.getLocalPort()), GOOD))
                    .hasLineCount(1)
                    .startsWith("data-dir: " + first.path() + " is in use by the appliance with process id");
        }
    }

    private ApplianceConfig onFreePorts(String... sets) {
        List<String> anyPort = LoadedDefaults.with().ports().stream()
                .map(port -> port.key() + "=0")
                .toList();
        Stream<String> all = Stream.of(anyPort.stream(), Stream.of("data-dir=" + directory), Stream.of(sets))
                .flatMap(part -> part);
        return LoadedDefaults.with(all.toArray(String[]::new)).withFreePorts();
    }

    private static String complaint(ApplianceConfig config, Machine machine) {
        return assertThatExceptionOfType(ApplianceException.class)
                .isThrownBy(() -> Preconditions.claim(config, machine).close())
                .actual()
                .getMessage();
    }
}
