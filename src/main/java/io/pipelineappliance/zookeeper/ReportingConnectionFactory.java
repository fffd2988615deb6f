package io.pipelineappliance.zookeeper;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.apache.zookeeper.util.ServiceUtils;

/**
 * ZooKeeper's server socket, and the first code of ours that runs in the server's own thread. ZooKeeper sets its exit
 * procedure to {@code System.exit} just before; here it is set to a report, before anything can fail. Made by
 * ZooKeeper by name, hence public and hence the static hand-over.
 */
public final class ReportingConnectionFactory extends NIOServerCnxnFactory {
    private static volatile CompletableFuture<Throwable> nextReport = new CompletableFuture<>();

    private final CompletableFuture<Throwable> report = nextReport;

    /** Completed with the cause when the server that is started next fails, at its start or later. */
    static CompletableFuture<Throwable> reportNextServer() {
        CompletableFuture<Throwable> report = new CompletableFuture<>();
        nextReport = report;
        ServiceUtils.setSystemExitProcedure(code -> {});
        return report;
    }

    @Override
    public void configure(InetSocketAddress address, int maxConnections, int backlog, boolean secure)
            throws IOException {
        ServiceUtils.setSystemExitProcedure(code ->
                report.complete(new IllegalStateException("it asked to end the process with exit code " + code)));
        try {
            super.configure(address, maxConnections, backlog, secure);
        } catch (IOException | RuntimeException e) {
            report.complete(e);
            throw e;
        }
    }

    /**
     * ZooKeeper leaves the socket's threads running when its data cannot be read, and then waits for their end for
     * ever.
     */
    @Override
    public void startup(ZooKeeperServer server, boolean startServer) throws IOException, InterruptedException {
        try {
            super.startup(server, startServer);
        } catch (IOException | RuntimeException e) {
            shutdown();
            report.complete(e);
            throw e;
        }
    }
}
