package io.pipelineappliance.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.config.ApplianceConfig;
import io.pipelineappliance.config.loading.LoadedDefaults;
import io.pipelineappliance.export.Move;
import io.pipelineappliance.support.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MovesTest {
    @Test
    void betweenEmbeddedOnesNothingMoves() {
        assertThatThrownBy(() -> Moves.between(LoadedDefaults.with(), LoadedDefaults.with(), Set.of()))
                .isInstanceOf(ApplianceException.class)
                .hasMessageContainingAll("nothing to move", "kafka.mode", "--to");
    }

    @Test
    void theApplianceMustRun() {
        int nobody = FreePort.next();

        assertThatThrownBy(
                        () -> Moves.between(LoadedDefaults.with("kafka.port=" + nobody), externalKafka(), Set.of()))
                .isInstanceOf(ApplianceException.class)
                .hasMessageContainingAll("kafka.port: nobody accepts connections at 127.0.0.1:" + nobody, "start the");
    }

    @Test
    void aPortThatIsChosenAtEveryStartMustBeGiven() {
        assertThatThrownBy(() -> Moves.between(LoadedDefaults.with("kafka.port=0"), externalKafka(), Set.of()))
                .isInstanceOf(ApplianceException.class)
                .hasMessageContaining("kafka.port: 0 ");
    }

    @Test
    void whatIsEmbeddedThereStaysAndIsSaid() throws Exception {
        try (ServerSocket appliance = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Moves moves = Moves.between(
                    LoadedDefaults.with("kafka.port=" + appliance.getLocalPort()), externalKafka(), Set.of());

            assertThat(moves.systems()).containsExactly("kafka");
            assertThat(moves.remarks())
                    .anyMatch(remark -> remark.startsWith("cassandra: the rows stay"))
                    .anyMatch(remark -> remark.startsWith("schema-registry: the schemas stay"))
                    .anyMatch(remark -> remark.startsWith("users_created.receipts does not move"));
            moves.moves().forEach(Move::close);
        }
    }

    private static ApplianceConfig externalKafka() {
        return LoadedDefaults.with("kafka.mode=external", "kafka.bootstrap-servers=127.0.0.1:1");
    }
}
