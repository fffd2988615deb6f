package io.pipelineappliance.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The clients that an appliance opened for its user, closed with it, the last one first. */
final class OwnedClients implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnedClients.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    <T extends AutoCloseable> T own(T client) {
        return own(client, client);
    }

    /** @param closing closes the client in its own way */
    synchronized <T> T own(T client, AutoCloseable closing) {
        if (closed) {
            closeQuietly(closing);
            throw new IllegalStateException("the appliance is closed; start another one");
        }
        open.push(closing);
        return client;
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!open.isEmpty()) {
            closeQuietly(open.pop());
        }
    }

    private static void closeQuietly(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            LOG.warn("{} could not be closed", client, e);
        }
    }
}
