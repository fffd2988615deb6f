package io.pipelineappliance.explore.topics;

/** What the appliance uses a topic for. */
public enum TopicUse {
    /** The records of the pipeline. */
    RECORDS,
    /** What could not be parsed. */
    DEAD_LETTERS,
    /** What the stream job reports. */
    RECEIPTS,
    /** The store of the Schema Registry. */
    SCHEMAS,
    /** Kafka's own. */
    INTERNAL,
    /** None of these. */
    NONE
}
