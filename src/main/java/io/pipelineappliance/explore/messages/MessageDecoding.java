package io.pipelineappliance.explore.messages;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How the messages of one look are decoded. */
record MessageDecoding(
        Contents contents,
        SchemaLookup lookup,
        MaskedContent masked,
        Optional<ContentFormat> keyFormat,
        Optional<ContentFormat> valueFormat) {

    DecodedMessage of(ConsumerRecord<byte[], byte[]> record) {
        return new DecodedMessage(record, contents, lookup, masked, keyFormat, valueFormat);
    }
}
