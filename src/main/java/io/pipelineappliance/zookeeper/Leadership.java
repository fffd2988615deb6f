package io.pipelineappliance.zookeeper;

import io.pipelineappliance.component.ApplianceException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.framework.recipes.leader.LeaderLatch;
import org.apache.curator.framework.recipes.leader.LeaderLatchListener;
import org.apache.curator.framework.recipes.leader.Participant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of those who would lead under a name; ZooKeeper picks one. Given up at once when the connection to ZooKeeper is
 * in doubt, which is before ZooKeeper lets another one lead, and taken part in again when it is back.
 */
public final class Leadership implements AutoCloseable {
    static final String PATH = "/pipeline-appliance/leaders/";
    private static final Logger log = LoggerFactory.getLogger(Leadership.class);

    private final LeaderLatch latch;
    private final List<Consumer<Boolean>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService notifications;

    Leadership(CuratorFramework client, String name, String appliance) {
        latch = new LeaderLatch(client, PATH + name, appliance, LeaderLatch.CloseMode.NOTIFY_LEADER);
        notifications = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "leadership-" + name);
            thread.setDaemon(true);
            return thread;
        });
    }

    void start() throws Exception {
        latch.addListener(
                new LeaderLatchListener() {
                    @Override
                    public void isLeader() {
                        tell(true);
                    }

                    @Override
                    public void notLeader() {
                        tell(false);
                    }
                },
                notifications);
        latch.start();
    }

    /** Whether it leads now. Costs nothing: asks no server. */
    public boolean held() {
        return latch.hasLeadership();
    }

    /**
     * Tells of every change from now on, one after another on a thread of its own. Whoever acts on it asks {@link
     * #held()} first, since what it is told may be over.
     *
     * @param listener gets whether it leads
     */
    public void onChange(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    /**
     * Ids of all who take part, the leader first. Asks the server.
     *
     * @throws ApplianceException when ZooKeeper does not answer
     */
    public List<String> participants() throws InterruptedException {
        try {
            return latch.getParticipants().stream().map(Participant::getId).toList();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new ApplianceException("ZooKeeper does not say who takes part: " + e + "; check that it runs.", e);
        }
    }

    /** Takes part no more; the next one leads at once. */
    @Override
    public void close() {
        if (latch.getState() == LeaderLatch.State.STARTED) {
            try {
                latch.close();
            } catch (IOException e) {
                log.debug("The place in the election is left to the session's end", e);
            }
        }
        notifications.shutdown();
    }

    private void tell(boolean leads) {
        for (Consumer<Boolean> listener : listeners) {
            try {
                listener.accept(leads);
            } catch (RuntimeException e) {
                log.error("A listener of the leadership failed", e);
            }
        }
    }
}
