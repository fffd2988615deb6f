/**
 * Access to a Schema Registry by Confluent's HTTP API, whoever serves it. The fetcher, the executors and the command line all load
 * it, so it is the JDK's HTTP client and Jackson, and it writes no log.
 *
 * <p>It tries each address once and says what became of it; it never waits for a registry to come back. Each of its callers waits
 * already in a way of its own (the fetcher as it waits for Kafka, the sink as it waits for Cassandra, the command line not at
 * all), and two waits inside each other would only make both hard to foresee.
 */
package io.pipelineappliance.registry.client;
