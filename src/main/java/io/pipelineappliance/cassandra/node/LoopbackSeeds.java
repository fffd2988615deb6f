package io.pipelineappliance.cassandra.node;

import java.util.List;
import java.util.Map;
import org.apache.cassandra.locator.InetAddressAndPort;
import org.apache.cassandra.locator.SeedProvider;
import org.apache.cassandra.utils.FBUtilities;

/** The node is its own seed. Cassandra's own provider reads a configuration file for that, and there is none. */
public final class LoopbackSeeds implements SeedProvider {

    public LoopbackSeeds(Map<String, String> parameters) {}

    @Override
    public List<InetAddressAndPort> getSeeds() {
        return List.of(FBUtilities.getBroadcastAddressAndPort());
    }
}
