package io.pipelineappliance.explore.zookeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pipelineappliance.explore.Unavailable;
import io.pipelineappliance.support.LoopbackServer;
import io.pipelineappliance.zookeeper.client.ZooKeeperAccess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a page waits for a server that listens and hardly speaks. */
class ZooKeeperExplorerTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final String DESCRIPTION = """
            Zookeeper version: 3.9.4, built on 2026-01-31 12:00 UTC
            Mode: standalone
            Node count: 5
            """;

    private LoopbackServer server;
    private ZooKeeperExplorer explorer;

    @AfterEach
    void stop() throws IOException {
        server.close();
        explorer.close();
    }

    @Test
    void aServerThatNeverFinishesItsAnswerIsGivenUpInTime() {
        serve(Duration.ofMillis(300), Integer.MAX_VALUE, "Z");
        Instant begin = Instant.now();

        assertThatThrownBy(explorer::view).isInstanceOf(Unavailable.class).hasMessageContaining("asked again");

        assertThat(Duration.between(begin, Instant.now())).isLessThan(LONGEST);
    }

    @Test
    void aServerThatDescribesItselfLateAndOpensNoSessionIsShownInTime() throws Exception {
        serve(Duration.ofMillis(1_500), 1, DESCRIPTION);
        Instant begin = Instant.now();

        ZooKeeperView view = explorer.view();

        assertThat(Duration.between(begin, Instant.now())).isLessThan(LONGEST);
        assertThat(view.servers()).singleElement().matches(ZooKeeperServer::answers);
        assertThat(view.problem()).contains("does not answer");
    }

    /** Says a text so many times, each after a pause, to whoever asks for a description; says nothing to a session. */
    private void serve(Duration pause, int times, String text) {
        server = new LoopbackServer(caller -> speak(caller, pause, times, text));
        explorer = new ZooKeeperExplorer(ZooKeeperAccess.open("127.0.0.1:" + server.port()));
    }

    private static void speak(Socket caller, Duration pause, int times, String text)
            throws IOException, InterruptedException {
        boolean description =
                new String(caller.getInputStream().readNBytes(4), StandardCharsets.US_ASCII).equals("srvr");
        if (!description) {
            caller.getInputStream().transferTo(OutputStream.nullOutputStream());
            return;
        }
        for (int said = 0; said < times; said++) {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            caller.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
