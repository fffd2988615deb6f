/**
 * Looking into the Kafka cluster as a whole: its brokers, the quorum of its controllers, where its logs are, and how it is configured.
 * Everything is asked of the brokers by Kafka's own admin client, which is made when somebody first looks.
 */
package io.pipelineappliance.explore.cluster;
