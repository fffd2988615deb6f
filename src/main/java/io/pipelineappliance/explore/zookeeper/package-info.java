/**
 * Looking into ZooKeeper, embedded or not: its servers by the four-letter word that every one of them answers, and its nodes by a
 * session of its own that is opened when somebody first looks and changes nothing. What the appliance keeps there is told from the
 * nodes alone, so it is there for all appliances that share a ZooKeeper, also for those that run elsewhere.
 */
package io.pipelineappliance.explore.zookeeper;
