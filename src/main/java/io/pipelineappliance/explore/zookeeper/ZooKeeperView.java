package io.pipelineappliance.explore.zookeeper;

import java.time.Instant;
import java.util.List;

/**
 * ZooKeeper and what appliances keep in it.
 *
 * @param connectString where it is
 * @param servers each server of the connection string
 * @param endpoints what runs where, in all appliances
 * @param elections who leads what
 * @param claims the newest interval that was taken of each DAG
 * @param problem why the last three are not known, one sentence, or null
 */
public record ZooKeeperView(
        String connectString,
        List<ZooKeeperServer> servers,
        List<RegisteredEndpoint> endpoints,
        List<Election> elections,
        List<ClaimedInterval> claims,
        String problem) {

    /**
     * A component that is registered.
     *
     * @param name which one
     * @param appliance id of the appliance that it belongs to
     * @param address {@code host:port}
     * @param since when it was registered
     * @param session id of the session that holds it, in hexadecimal digits
     */
    public record RegisteredEndpoint(String name, String appliance, String address, Instant since, String session) {}

    /**
     * One thing that only one may do.
     *
     * @param name what is led
     * @param leader id of the appliance that leads, or null while none does
     * @param participants ids of all that would, the leader first, then in the order in which they follow
     */
    public record Election(String name, String leader, List<String> participants) {}

    /**
     * The newest interval that was taken.
     *
     * @param dag of which DAG
     * @param until the end of the interval
     * @param appliance id of the appliance that took it
     * @param takenAt when
     * @param claims how often one was taken since the first
     */
    public record ClaimedInterval(String dag, Instant until, String appliance, Instant takenAt, int claims) {}
}
