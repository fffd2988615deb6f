/**
 * ZooKeeper inside the JVM, and the appliance's use of any ZooKeeper: which endpoints live, who leads, and who has taken
 * which interval of the schedule. Kafka runs on KRaft and needs none of it; two appliances that share a ZooKeeper do, so
 * that only one of them fetches.
 *
 * <p>Two habits of the products shape this package. ZooKeeper ends the JVM when its start fails, and Curator's
 * {@code TestingServer} leaves that as it is: {@link io.pipelineappliance.zookeeper.ReportingConnectionFactory} turns
 * it into an exception. And what a killed process held stays held until its session times out: {@link
 * io.pipelineappliance.zookeeper.Identity} remembers the session, so that the next process on the same data directory
 * ends it at once.
 */
package io.pipelineappliance.zookeeper;
