package io.pipelineappliance.zookeeper.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import org.apache.curator.framework.CuratorFrameworkFactory;
import org.apache.curator.framework.api.ACLProvider;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.client.ZKClientConfig;
import org.apache.zookeeper.data.ACL;

/**
 * Where ZooKeeper is and how to be let in.
 *
 * @param connectString {@code host:port}, several separated by commas, with a path to stay below if need be
 * @param user for digest authentication; empty for none. What the appliance writes then belongs to that user alone
 * @param password that user's
 * @param tls ZooKeeper's own settings of an encrypted connection; none where it is not
 */
public record ZooKeeperAccess(String connectString, String user, String password, Map<String, String> tls) {
    public ZooKeeperAccess {
        tls = Map.copyOf(tls);
    }

    /** A ZooKeeper that lets everybody in. */
    public static ZooKeeperAccess open(String connectString) {
        return new ZooKeeperAccess(connectString, "", "", Map.of());
    }

    /** Whether the connection is encrypted. */
    public boolean encrypted() {
        return !tls.isEmpty();
    }

    /** A client by Curator, which wants its time-outs and its patience yet. */
    public CuratorFrameworkFactory.Builder client() {
        CuratorFrameworkFactory.Builder builder = CuratorFrameworkFactory.builder()
                .connectString(connectString)
                .zkClientConfig(settings())
                // The addresses are the user's; what a server says of its ensemble may be of use inside its own network
                // only.
                .ensembleTracker(false);
        return user.isEmpty()
                ? builder
                : builder.authorization("digest", (user + ":" + password).getBytes(UTF_8))
                        .aclProvider(new OwnersOnly());
    }

    /** Settings of a session. */
    public ZKClientConfig settings() {
        ZKClientConfig settings = new ZKClientConfig();
        // The JAAS configuration that the client would look for is never there.
        settings.setProperty(ZKClientConfig.ENABLE_CLIENT_SASL_KEY, "false");
        tls.forEach(settings::setProperty);
        return settings;
    }

    /** As sentences say it, without the password. */
    @Override
    public String toString() {
        return connectString;
    }

    private static final class OwnersOnly implements ACLProvider {
        @Override
        public List<ACL> getDefaultAcl() {
            return ZooDefs.Ids.CREATOR_ALL_ACL;
        }

        @Override
        public List<ACL> getAclForPath(String path) {
            return ZooDefs.Ids.CREATOR_ALL_ACL;
        }
    }
}
