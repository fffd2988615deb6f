package io.pipelineappliance.explore.messages;

import java.util.List;

/**
 * Messages in the order that was asked for.
 *
 * @param topic where they are
 * @param messages the page
 * @param next what to ask with for the messages after these; null after the last one
 * @param total offsets in the range from which the page is; of messages there may be fewer
 * @param partitions what the topic's partitions held when the page was read, those that were asked for
 */
public record MessagePage(
        String topic, List<Message> messages, String next, long total, List<PartitionRange> partitions) {}
