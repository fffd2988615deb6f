package io.pipelineappliance.registry.client;

/** The languages of schemas that the API knows, by its names for them. */
public enum SchemaType {
    AVRO,
    JSON,
    PROTOBUF
}
