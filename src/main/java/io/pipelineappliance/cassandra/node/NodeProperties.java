package io.pipelineappliance.cassandra.node;

import java.util.Map;

/**
 * The system properties that Cassandra and its libraries read while their classes load. They are the same for every
 * node, so they are set once and stay; a value that the user gave on the command line is left alone.
 */
final class NodeProperties {
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            // Measured otherwise at start, which takes 1.5 s. The value is what the measurement finds.
            Map.entry("cassandra.memtable.row_overhead_size", "180"),
            // A node that is alone has nobody to wait for.
            Map.entry("cassandra.ring_delay_ms", "0"),
            Map.entry("cassandra.skip_wait_for_gossip_to_settle", "0"),
            Map.entry("cassandra.superuser_setup_delay_ms", "-1"),
            Map.entry("cassandra.shutdown_announce_in_ms", "0"),
            Map.entry("cassandra.libjemalloc", "-"),
            // Netty's native library, unloaded with the class loader of a closed node, unregisters by name the native
            // methods of Spark's
            // Netty instead of its own; there must be none in the node's libraries.
            Map.entry("cassandra.native.epoll.enabled", "false"),
            // Beans of a closed node would keep its class loader.
            Map.entry("org.apache.cassandra.disable_mbean_registration", "true"),
            Map.entry("io.netty.tryReflectionSetAccessible", "true"),
            Map.entry("chronicle.announcer.disable", "true"),
            Map.entry("chronicle.analytics.disable", "true"));

    private NodeProperties() {}

    static void set() {
        PROPERTIES.forEach((name, value) -> System.getProperties().putIfAbsent(name, value));
    }
}
