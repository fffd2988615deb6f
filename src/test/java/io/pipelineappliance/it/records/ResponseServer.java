package io.pipelineappliance.it.records;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pipelineappliance.it.harness.StablePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;

/** A source that answers with each of the given responses once, and with nobody from then on. */
public final class ResponseServer implements AutoCloseable {
    private static final String NOBODY = "{\"results\":[]}";

    private final HttpServer server;
    private final Iterator<String> responses;

    private ResponseServer(HttpServer server, List<String> responses) {
        this.server = server;
        this.responses = responses.iterator();
    }

    /** One that serves already. */
    public static ResponseServer of(List<String> responses) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), StablePorts.next());
        ResponseServer source = new ResponseServer(HttpServer.create(address, 0), responses);
        source.server.createContext("/api/", source::answer);
        source.server.start();
        return source;
    }

    /** The address for {@code fetch.url}. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/";
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = next().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private synchronized String next() {
        return responses.hasNext() ? responses.next() : NOBODY;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
