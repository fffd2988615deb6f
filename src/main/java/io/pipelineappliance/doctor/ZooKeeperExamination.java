package io.pipelineappliance.doctor;

import io.pipelineappliance.component.ApplianceException;
import io.pipelineappliance.zookeeper.client.ZooKeeperAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.curator.framework.CuratorFramework;
import org.apache.curator.retry.RetryOneTime;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.data.Stat;

/** A ZooKeeper that runs elsewhere: a session, and whether the appliance may write where it has to. */
public final class ZooKeeperExamination implements Examination {
    private static final Duration SESSION = PATIENCE.multipliedBy(2);

    private final ZooKeeperAccess zookeeper;

    /** @param zookeeper where it is and how to be let in */
    public ZooKeeperExamination(ZooKeeperAccess zookeeper) {
        this.zookeeper = zookeeper;
    }

    @Override
    public String component() {
        return "zookeeper";
    }

    @Override
    public String address() {
        return zookeeper.connectString();
    }

    @Override
    public void make(Findings findings) throws InterruptedException {
        String servers = zookeeper.connectString().replaceFirst("/.*", "");
        if (!new Reach("zookeeper.connect", Arrays.asList(servers.split(","))).check(findings)) {
            return;
        }
        try (CuratorFramework client = zookeeper
                .client()
                .connectionTimeoutMs(Math.toIntExact(PATIENCE.toMillis()))
                .sessionTimeoutMs(Math.toIntExact(SESSION.toMillis()))
                .retryPolicy(new RetryOneTime(100))
                .build()) {
            client.start();
            if (findings.check("authenticate", () -> session(client))) {
                Stat written = new Stat();
                Instant asked = Instant.now();
                if (findings.check("rights", () -> write(client, written))) {
                    findings.check(
                            ClockSkew.CHECK,
                            () -> ClockSkew.of(Instant.ofEpochMilli(written.getCtime()), asked, Duration.ofMillis(1)));
                }
            }
        }
    }

    private String session(CuratorFramework client) throws InterruptedException {
        if (!client.blockUntilConnected(Math.toIntExact(PATIENCE.toMillis()), TimeUnit.MILLISECONDS)) {
            throw new ApplianceException(
                    "ZooKeeper at %s accepts the connection but gives no session; check zookeeper.tls, its key stores, and that it serves."
                            .formatted(zookeeper));
        }
        return zookeeper.user().isEmpty() ? "a session" : "a session as " + zookeeper.user();
    }

    private String write(CuratorFramework client, Stat written) {
        String path = "/pipeline-appliance-doctor-" + UUID.randomUUID();
        try {
            client.create()
                    .storingStatIn(written)
                    .withMode(CreateMode.EPHEMERAL)
                    .forPath(path);
            client.delete().forPath(path);
            return "may write";
        } catch (KeeperException.NoNodeException e) {
            throw new ApplianceException(
                    "zookeeper.connect: the path in %s does not exist; create it with zkCli.sh, or correct it."
                            .formatted(zookeeper),
                    e);
        } catch (KeeperException.NoAuthException e) {
            throw new ApplianceException(
                    "ZooKeeper at %s does not let %s write; correct zookeeper.user and zookeeper.password, or the ACL of that path."
                            .formatted(zookeeper, zookeeper.user().isEmpty() ? "everybody" : zookeeper.user()),
                    e);
        } catch (Exception e) {
            throw new ApplianceException(
                    "ZooKeeper at %s does not answer as it should (%s); look after it."
                            .formatted(zookeeper, e.getMessage()),
                    e);
        }
    }
}
