package io.pipelineappliance.format;

import io.pipelineappliance.pipeline.Extract.SourceRecord;
import io.pipelineappliance.pipeline.MalformedRecord;

/** Writes values of one registered schema. */
public interface ValueEncoder {
    /**
     * The record's value as it goes to Kafka.
     *
     * @throws MalformedRecord when the record does not fit the schema; the message says why
     */
    EncodedValue encode(SourceRecord record) throws MalformedRecord;
}
