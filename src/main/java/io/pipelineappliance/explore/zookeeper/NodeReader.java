package io.pipelineappliance.explore.zookeeper;

import io.pipelineappliance.explore.NotFound;
import io.pipelineappliance.explore.Unavailable;
import io.pipelineappliance.zookeeper.client.ZooKeeperAccess;
import java.time.Duration;
import java.util.List;
import org.apache.curator.framework.CuratorFramework;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.data.Stat;

/** Reads nodes in a session that lives from the first look until this is closed. */
final class NodeReader implements AutoCloseable {
    private static final int SESSION_MILLIS = 6_000;

    private final ZooKeeperAccess zookeeper;
    private final Duration patience;
    private CuratorFramework client;
    private boolean closed;

    NodeReader(ZooKeeperAccess zookeeper, Duration patience) {
        this.zookeeper = zookeeper;
        this.patience = patience;
    }

    /** A node: what it holds, and what ZooKeeper says of it. */
    record Content(byte[] data, Stat stat) {}

    /** Names of the nodes below, in order; none when there is no such node. */
    List<String> children(String path) throws InterruptedException {
        return ask(client -> {
            try {
                return client.getChildren().forPath(path).stream().sorted().toList();
            } catch (KeeperException.NoNodeException e) {
                return List.of();
            }
        });
    }

    /** @throws NotFound when there is no such node */
    Content content(String path) throws InterruptedException {
        return ask(client -> {
            try {
                Stat stat = new Stat();
                byte[] data = client.getData().storingStatIn(stat).forPath(path);
                return new Content(data == null ? new byte[0] : data, stat);
            } catch (KeeperException.NoNodeException e) {
                throw new NotFound("ZooKeeper has no node " + path + "; it may have been removed a moment ago.", e);
            }
        });
    }

    private interface Question<T> {
        T ask(CuratorFramework client) throws Exception;
    }

    private <T> T ask(Question<T> question) throws InterruptedException {
        try {
            return question.ask(client());
        } catch (InterruptedException | NotFound | Unavailable e) {
            throw e;
        } catch (KeeperException.NoAuthException e) {
            throw new Unavailable(
                    "ZooKeeper does not let this node be read: its access control list wants a login.", e);
        } catch (Exception e) {
            throw silent(e);
        }
    }

    Unavailable silent(Throwable cause) {
        return new Unavailable(
                "ZooKeeper at %s does not answer; it is asked again as long as the page is open.".formatted(zookeeper),
                cause);
    }

    private synchronized CuratorFramework client() {
        if (closed) {
            throw new Unavailable("The dashboard stops; ask again once the appliance is up.");
        }
        if (client == null) {
            client = zookeeper
                    .client()
                    .sessionTimeoutMs(SESSION_MILLIS)
                    .connectionTimeoutMs(Math.toIntExact(patience.toMillis()))
                    .retryPolicy((retries, elapsed, sleeper) -> false)
                    .build();
            client.start();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
