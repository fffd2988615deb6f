/** The API of ZooKeeper and of the Kafka cluster as a whole. All of it reads. */
package io.pipelineappliance.dashboard.cluster;
