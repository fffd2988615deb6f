/**
 * The Schema Registry in the appliance: Confluent's API over a topic of the embedded Kafka.
 *
 * <p>It needs Kafka alone and lies on nobody's way: its server opens while the topic is read, and only answers once all of it is.
 */
package io.pipelineappliance.registry;
