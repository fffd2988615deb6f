package io.pipelineappliance.explore.zookeeper;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.client.ConnectStringParser;

/** Asks the servers of a connection string, all at once, in a time that is bounded however slowly they speak. */
final class ServerQuery {
    private static final int MOST_SERVERS = 9;
    private static final int LONGEST_ANSWER = 16 << 10;
    private static final Executor THREADS = task -> {
        Thread thread = new Thread(task, "zookeeper-description");
        thread.setDaemon(true);
        thread.start();
    };

    private final String connectString;
    private final boolean encrypted;
    private final Duration patience;

    /** @param encrypted whether the servers want TLS, over which they do not describe themselves */
    ServerQuery(String connectString, boolean encrypted, Duration patience) {
        this.connectString = connectString;
        this.encrypted = encrypted;
        this.patience = patience;
    }

    List<ZooKeeperServer> ask() {
        List<CompletableFuture<ZooKeeperServer>> answers = new ConnectStringParser(connectString)
                .getServerAddresses().stream()
                        .limit(MOST_SERVERS)
                        .map(this::begin)
                        .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<ZooKeeperServer> begin(InetSocketAddress server) {
        String address = server.getHostString() + ":" + server.getPort();
        if (encrypted) {
            return CompletableFuture.completedFuture(ZooKeeperServer.silent(
                    address, "It describes itself on connections without TLS only; what it holds is shown below."));
        }
        return CompletableFuture.supplyAsync(() -> ask(server, address), THREADS)
                .completeOnTimeout(
                        unreachable(address, "no whole answer within %d ms".formatted(patience.toMillis())),
                        patience.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private static ZooKeeperServer unreachable(String address, String why) {
        return ZooKeeperServer.silent(address, "It cannot be reached (%s); check that it runs.".formatted(why));
    }

    private ZooKeeperServer ask(InetSocketAddress unresolved, String address) {
        try {
            String answer = answer(new InetSocketAddress(unresolved.getHostString(), unresolved.getPort()));
            ServerDescription description = ServerDescription.of(answer);
            if (!description.isEmpty()) {
                return description.server(address);
            }
            return ZooKeeperServer.silent(
                    address,
                    ServerDescription.refuses(answer)
                            ? "It does not answer srvr; add srvr to 4lw.commands.whitelist in its zoo.cfg."
                            : "It accepts connections but describes nothing; it may be starting, or no ZooKeeper.");
        } catch (IOException e) {
            return unreachable(address, e.getMessage());
        }
    }

    private String answer(InetSocketAddress address) throws IOException {
        int millis = Math.toIntExact(patience.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(address, millis);
            socket.setSoTimeout(millis);
            socket.getOutputStream().write("srvr".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
        }
    }
}
