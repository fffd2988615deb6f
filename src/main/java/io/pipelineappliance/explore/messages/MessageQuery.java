package io.pipelineappliance.explore.messages;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which messages, in which order, and how they are to be read.
 *
 * @param topic where they are
 * @param partitions of the topic; none means all
 * @param order by time
 * @param offset where to begin in each partition, that one included
 * @param from the first message of each partition at that time or later, and those after it
 * @param to the messages before the first one of each partition at that time or later
 * @param cursor where the page before ended
 * @param keyFormat what keys are read as; found out for each when not given
 * @param valueFormat what values are read as; found out for each when not given
 * @param committedOnly leaves out messages of transactions that are open or aborted
 */
public record MessageQuery(
        String topic,
        Set<Integer> partitions,
        ReadOrder order,
        OptionalLong offset,
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<String> cursor,
        Optional<ContentFormat> keyFormat,
        Optional<ContentFormat> valueFormat,
        boolean committedOnly) {

    /** All messages of a topic in an order. */
    public static MessageQuery of(String topic, ReadOrder order) {
        return new MessageQuery(
                topic,
                Set.of(),
                order,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
