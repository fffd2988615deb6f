/**
 * One Kafka node inside the JVM, and what the appliance needs to know of topics on any Kafka.
 *
 * <p>The node is put together from Kafka's own {@code SharedServer}, {@code ControllerServer} and {@code BrokerServer}
 * instead of {@code KafkaRaftServer}, which does the same but keeps them to itself: this way a fatal error arrives
 * with its reason, the broker's state can be asked, and a taken port is known by its name.
 */
package io.pipelineappliance.kafka;
