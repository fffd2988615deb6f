package io.pipelineappliance.zookeeper;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.apache.curator.framework.CuratorFramework;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.data.Stat;

/**
 * Moments that appliances take one after the other under a name, each later than the last and only one appliance each. What is taken
 * stays taken when its appliance dies. Kept in one node for each name and changed by its version, so that of two who take at the same
 * time one does.
 */
public final class Claims {
    static final String PATH = "/pipeline-appliance/claims/";
    private static final String SEPARATOR = " ";

    private final CuratorFramework client;
    private final String appliance;

    Claims(CuratorFramework client, String appliance) {
        this.client = client;
        this.appliance = appliance;
    }

    private record Claim(Instant moment, String appliance) {
        static Claim of(byte[] content) {
            String text = new String(content, UTF_8);
            int separator = text.indexOf(SEPARATOR);
            try {
                return new Claim(Instant.parse(text.substring(0, separator)), text.substring(separator + 1));
            } catch (DateTimeException | IndexOutOfBoundsException e) {
                throw new IllegalStateException("a node under " + PATH + " holds no claim but \"" + text + "\"", e);
            }
        }

        byte[] content() {
            return (moment + SEPARATOR + appliance).getBytes(UTF_8);
        }
    }

    /** The latest moment that anybody took. */
    public Optional<Instant> newest(String name) throws Exception {
        return read(name, new Stat()).map(Claim::moment);
    }

    /**
     * Takes a moment.
     *
     * @return true when it is this appliance's, also if it was before; false when it or a later one is taken
     */
    public boolean claim(String name, Instant moment) throws Exception {
        Claim wanted = new Claim(moment, appliance);
        while (true) {
            Stat version = new Stat();
            Optional<Claim> newest = read(name, version);
            if (newest.filter(claim -> !claim.moment().isBefore(moment)).isPresent()) {
                return newest.get().equals(wanted);
            }
            if (write(name, wanted, newest.isPresent() ? version : null)) {
                return true;
            }
        }
    }

    private Optional<Claim> read(String name, Stat version) throws Exception {
        try {
            return Optional.of(Claim.of(client.getData().storingStatIn(version).forPath(PATH + name)));
        } catch (KeeperException.NoNodeException nobodyTookAny) {
            return Optional.empty();
        }
    }

    /** @return false when somebody else wrote since the version was read */
    private boolean write(String name, Claim claim, Stat version) throws Exception {
        try {
            if (version == null) {
                client.create().creatingParentsIfNeeded().forPath(PATH + name, claim.content());
            } else {
                client.setData().withVersion(version.getVersion()).forPath(PATH + name, claim.content());
            }
            return true;
        } catch (KeeperException.NodeExistsException
                | KeeperException.BadVersionException
                | KeeperException.NoNodeException somebodyElseWas) {
            return false;
        }
    }
}
