/**
 * The messages of a topic: reading them in the order of their times over all partitions, decoding, searching, following and producing them.
 *
 * <p>Kafka orders messages within a partition only. A {@link io.pipelineappliance.explore.messages.Walk} merges the partitions as sorted lists
 * are merged: of the messages that are next in each, the one with the newest (or oldest) time comes. That keeps each partition's own order, loses
 * nothing and gives nothing twice, needs a bounded buffer only, and can be gone on with from one offset for each partition.
 */
package io.pipelineappliance.explore.messages;
