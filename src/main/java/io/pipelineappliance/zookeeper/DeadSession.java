package io.pipelineappliance.zookeeper;

import io.pipelineappliance.zookeeper.client.ZooKeeperAccess;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.WatchedEvent;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.client.ConnectStringParser;
import org.apache.zookeeper.client.StaticHostProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session of a process that was killed. ZooKeeper keeps what it registered and led until the session times out.
 * Attaching to the session and closing it ends both at once, and needs no knowledge of what it held.
 */
final class DeadSession {
    private static final Logger log = LoggerFactory.getLogger(DeadSession.class);
    private static final Duration ATTACH = Duration.ofSeconds(5);

    private DeadSession() {}

    /** Best effort: when it does not succeed the session times out by itself. */
    static void end(ZooKeeperAccess zookeeper, Duration sessionTimeout, Identity.Session session)
            throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        try {
            ZooKeeper attached = new ZooKeeper(
                    zookeeper.connectString(),
                    Math.toIntExact(sessionTimeout.toMillis()),
                    event -> {
                        if (isAnswer(event)) {
                            answered.countDown();
                        }
                    },
                    session.id(),
                    session.password(),
                    false,
                    new StaticHostProvider(new ConnectStringParser(zookeeper.connectString()).getServerAddresses()),
                    zookeeper.settings());
            try {
                answered.await(ATTACH.toSeconds(), TimeUnit.SECONDS);
            } finally {
                attached.close();
            }
        } catch (IOException e) {
            log.info("The session of the last run could not be ended and will time out: {}", e.toString());
        }
    }

    /** Either we are that session now, or it had ended already. */
    private static boolean isAnswer(WatchedEvent event) {
        return switch (event.getState()) {
            case SyncConnected, Expired, AuthFailed, Closed -> true;
            default -> false;
        };
    }
}
