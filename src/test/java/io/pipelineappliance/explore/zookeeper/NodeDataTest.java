package io.pipelineappliance.explore.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class NodeDataTest {
    @Test
    void textIsShownAsText() {
        assertThat(shown("Århus\n{}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new NodeData("Århus\n{}", ZNode.Encoding.TEXT, false));
        assertThat(shown(new byte[0])).isEqualTo(new NodeData("", ZNode.Encoding.TEXT, false));
    }

    @Test
    void whatIsNoTextIsShownAsDigits() {
        assertThat(shown(new byte[] {(byte) 0xff, 1})).isEqualTo(new NodeData("ff01", ZNode.Encoding.HEX, false));
        assertThat(shown(new byte[] {'a', 0})).isEqualTo(new NodeData("6100", ZNode.Encoding.HEX, false));
    }

    @Test
    void theBeginningOfWhatIsLongIsShown() {
        byte[] text = "x".repeat(NodeData.LONGEST_TEXT + 1).getBytes(StandardCharsets.UTF_8);
        assertThat(shown(text).cut()).isTrue();
        assertThat(shown(text).shown()).hasSize(NodeData.LONGEST_TEXT);
        assertThat(shown(new byte[NodeData.LONGEST_HEX + 1]).shown()).hasSize(2 * NodeData.LONGEST_HEX);
    }

    @Test
    void aServerDescribesItself() {
        ZooKeeperServer server = ServerDescription.of("""
                        Zookeeper version: 3.9.5-293c895a8d966a3e, built on 2026-02-11 20:18 UTC
                        Latency min/avg/max: 0/0.8747/59
                        Received: 759
                        Sent: 758
                        Connections: 2
                        Outstanding: 0
                        Zxid: 0x85
                        Mode: standalone
                        Node count: 28
                        """).server("127.0.0.1:2181");

        assertThat(server)
                .isEqualTo(new ZooKeeperServer(
                        "127.0.0.1:2181",
                        true,
                        null,
                        "3.9.5",
                        "standalone",
                        0.0,
                        0.8747,
                        59.0,
                        759L,
                        758L,
                        2L,
                        0L,
                        "0x85",
                        28L));
        assertThat(ServerDescription.refuses("srvr is not executed because it is not in the whitelist."))
                .isTrue();
        assertThat(ServerDescription.of("nonsense").isEmpty()).isTrue();
    }

    private static NodeData shown(byte[] data) {
        return NodeData.of(data);
    }
}
