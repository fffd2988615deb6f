package io.pipelineappliance.explore.messages;

/** What the bytes of a key or value are. */
public enum ContentFormat {
    JSON,
    AVRO,
    PROTOBUF,
    TEXT,
    HEX,
    EMPTY
}
