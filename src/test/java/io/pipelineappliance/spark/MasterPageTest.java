package io.pipelineappliance.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MasterPageTest {
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void workersThatAreNotAliveAreLost() throws Exception {
        serve("""
                {"status": "ALIVE", "workers": [
                  {"host": "one", "port": 7001, "state": "ALIVE", "cores": 4},
                  {"host": "two", "port": 7002, "state": "DEAD", "cores": 4},
                  {"host": "three", "port": 7003, "state": "UNKNOWN", "cores": 4}]}""");

        assertThat(page().workers()).isEqualTo(new MasterPage.Workers(1, List.of("two:7002", "three:7003")));
    }

    @Test
    void aPageThatTellsNothingHasNoWorkersLost() throws Exception {
        serve("<html>something else</html>");
        MasterPage.Workers nothing = new MasterPage.Workers(0, List.of());

        assertThat(page().workers()).isEqualTo(nothing);

        MasterPage page = page();
        server.stop(0);

        assertThat(page.workers()).isEqualTo(nothing);
    }

    private void serve(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/json/", exchange -> {
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private MasterPage page() {
        return new MasterPage(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
    }
}
