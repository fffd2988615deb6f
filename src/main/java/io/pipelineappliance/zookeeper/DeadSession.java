package io.pipelineappliance.zookeeper;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.zookeeper.ZooKeeper;
import org.apache.zookeeper.client.ZKClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session of a process that was killed. ZooKeeper keeps what it registered and led until the session times out. Attaching to
 * the session and closing it ends both at once, and needs no knowledge of what it held.
 */
final class DeadSession {
    private static final Logger log = LoggerFactory.getLogger(DeadSession.class);
    private static final Duration ATTACH = Duration.ofSeconds(5);

    private DeadSession() {}

    /** Best effort: when it does not succeed the session times out by itself. */
    static void end(String connectString, Duration sessionTimeout, Identity.Session session)
            throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        try {
            ZooKeeper attached = new ZooKeeper(
                    connectString,
                    Math.toIntExact(sessionTimeout.toMillis()),
                    event -> {
                        switch (event.getState()) {
                            case SyncConnected, Expired, AuthFailed, Closed -> answered.countDown();
                            default -> log.debug("Attaching to the last session: {}", event.getState());
                        }
                    },
                    session.id(),
                    session.password(),
                    new ZKClientConfig());
            try {
                answered.await(ATTACH.toSeconds(), TimeUnit.SECONDS);
            } finally {
                attached.close();
            }
        } catch (IOException e) {
            log.info("The session of the last run could not be ended and will time out: {}", e.toString());
        }
    }
}
