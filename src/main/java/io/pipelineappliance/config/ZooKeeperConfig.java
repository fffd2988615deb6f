package io.pipelineappliance.config;

import java.time.Duration;

/**
 * The embedded ZooKeeper.
 *
 * @param port client port on loopback; default 2181
 * @param sessionTimeout how long a silent client keeps its ephemeral nodes, and so its leadership; default 10 s
 */
public record ZooKeeperConfig(int port, Duration sessionTimeout) {}
