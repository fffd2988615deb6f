/**
 * How Kafka is reached, for every client of it in the appliance and on executors alike: the one place that knows of passwords and
 * certificates. Knows no broker.
 */
package io.pipelineappliance.kafka.client;
