package io.pipelineappliance.it.infrastructure;

import io.pipelineappliance.tls.KeyStoreFile;
import io.pipelineappliance.tls.TlsContext;
import io.pipelineappliance.tls.TlsMaterial;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server that does nothing but shake hands, and shows its certificate with that. */
public final class Handshakes implements AutoCloseable {
    private static final int BACKLOG = 50;

    private final SSLServerSocket listening;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final Duration delay;

    /** @param certificates what it shows */
    public Handshakes(Certificates certificates) throws IOException, KeyStoreFile.Unusable {
        this(certificates, Duration.ZERO);
    }

    /**
     * @param certificates what it shows
     * @param delay from a connection to its handshake, as of a server that is busy
     */
    public Handshakes(Certificates certificates, Duration delay) throws IOException, KeyStoreFile.Unusable {
        this.delay = delay;
        TlsMaterial material = new TlsMaterial(
                List.of(),
                List.of(new KeyStoreFile("keystore", certificates.keyStore(), certificates.password()).identity()));
        listening = (SSLServerSocket) TlsContext.of(material)
                .getServerSocketFactory()
                .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "handshakes");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try {
                SSLSocket socket = (SSLSocket) listening.accept();
                threads.schedule(() -> shakeHands(socket), delay.toMillis(), TimeUnit.MILLISECONDS);
            } catch (IOException | RejectedExecutionException closed) {
                return;
            }
        }
    }

    private static void shakeHands(SSLSocket socket) {
        try (socket) {
            socket.startHandshake();
        } catch (IOException refused) {
            // The client says why.
        }
    }

    /** Where it listens on 127.0.0.1. */
    public int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        threads.shutdownNow();
    }
}
