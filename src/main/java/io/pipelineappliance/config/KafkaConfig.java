package io.pipelineappliance.config;

/**
 * The embedded Kafka broker.
 *
 * @param port client listener on loopback; default 9092
 * @param controllerPort KRaft controller listener on loopback; default 9093
 */
public record KafkaConfig(int port, int controllerPort) {}
