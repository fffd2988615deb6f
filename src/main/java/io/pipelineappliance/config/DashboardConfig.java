package io.pipelineappliance.config;

/**
 * The web page and its API.
 *
 * @param port on loopback; default 9021
 */
public record DashboardConfig(int port) {}
