package io.pipelineappliance.explore.topics;

/**
 * One of Kafka's settings of a topic.
 *
 * @param name Kafka's name of it
 * @param value what holds, or null when it is a secret
 * @param fallback what holds without a setting on the topic, or null when Kafka does not tell
 * @param source where the value comes from, as Kafka names it
 * @param changed whether it is set on the topic
 * @param type as Kafka names it
 * @param documentation Kafka's words for it, or null
 */
public record TopicSetting(
        String name,
        String value,
        String fallback,
        String source,
        boolean changed,
        String type,
        String documentation) {}
