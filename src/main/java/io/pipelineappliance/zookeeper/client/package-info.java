/** How a ZooKeeper is reached, for every session with it: the one place that knows of its password and certificates. */
package io.pipelineappliance.zookeeper.client;
