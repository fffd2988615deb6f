package io.pipelineappliance.explore.zookeeper;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.explore.InvalidRequest;
import io.pipelineappliance.explore.Unavailable;
import io.pipelineappliance.zookeeper.client.ZooKeeperAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.zookeeper.common.PathUtils;

/** Looks into ZooKeeper and changes nothing in it. Connects when it is first asked. */
public final class ZooKeeperExplorer implements AutoCloseable {
    /** For the servers, and again for the nodes: together they must stay below the 5 s that a page may wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration SEVERAL_QUESTIONS = PATIENCE.plusMillis(500);

    private final String connectString;
    private final ServerQuery servers;
    private final NodeReader nodes;
    private final ApplianceNodes appliances;

    /** @param zookeeper where it is and how to be let in */
    public ZooKeeperExplorer(ZooKeeperAccess zookeeper) {
        this.connectString = zookeeper.connectString();
        this.servers = new ServerQuery(connectString, zookeeper.encrypted(), PATIENCE);
        this.nodes = new NodeReader(zookeeper, PATIENCE);
        this.appliances = new ApplianceNodes(nodes);
    }

    /**
     * The servers, and what appliances keep in them.
     *
     * @throws Unavailable when no server describes itself and no node can be read
     */
    public ZooKeeperView view() throws InterruptedException {
        List<ZooKeeperServer> described = servers.ask();
        if (described.stream().noneMatch(ZooKeeperServer::answers)
                && described.stream().allMatch(server -> server.problem().contains("cannot be reached"))) {
            throw new Unavailable(
                    "No server of ZooKeeper at %s can be reached; it is asked again as long as the page is open."
                            .formatted(connectString));
        }
        try {
            return within(() -> new ZooKeeperView(
                    connectString,
                    described,
                    appliances.endpoints(),
                    appliances.elections(),
                    appliances.claims(),
                    null));
        } catch (Unavailable e) {
            return new ZooKeeperView(connectString, described, List.of(), List.of(), List.of(), e.getMessage());
        }
    }

    /**
     * A node and a page of those below it.
     *
     * @throws io.pipelineappliance.explore.NotFound when there is none
     * @throws InvalidRequest when that is no path
     */
    public ZNode node(String path, int offset, int limit) throws InterruptedException {
        try {
            PathUtils.validatePath(path);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(
                    "path is '%s', which is no path of ZooKeeper: %s.".formatted(path, e.getMessage()), e);
        }
        return within(() -> read(path, offset, limit));
    }

    private ZNode read(String path, int offset, int limit) throws InterruptedException {
        NodeReader.Content content = nodes.content(path);
        NodeData data = NodeData.of(content.data());
        List<String> children = nodes.children(path);
        long session = content.stat().getEphemeralOwner();
        return new ZNode(
                path,
                content.data().length,
                data.shown(),
                data.encoding(),
                data.cut(),
                content.stat().getVersion(),
                Instant.ofEpochMilli(content.stat().getCtime()),
                Instant.ofEpochMilli(content.stat().getMtime()),
                session == 0 ? null : Long.toHexString(session),
                children.size(),
                offset,
                children.stream().skip(offset).limit(limit).toList());
    }

    /** Several questions, one after the other, in a time that is bounded as a whole. */
    private <T> T within(Callable<T> look) throws InterruptedException {
        FutureTask<T> task = new FutureTask<>(look);
        Thread thread = new Thread(task, "zookeeper-look");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(SEVERAL_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw nodes.silent(e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApplianceException sentence) {
                throw sentence;
            }
            throw nodes.silent(e.getCause());
        }
    }

    @Override
    public void close() {
        nodes.close();
    }
}
