package io.pipelineappliance.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;

/**
 * What the sink did with one partition since its last receipt, as JSON on the receipt topic.
 *
 * @param partition of the source topic
 * @param writtenOffset all records up to this offset are rows or dead letters, as far as this executor was given them
 * @param records acknowledged rows
 * @param rejected dead letters
 * @param retries writes that were tried again
 * @param firstWrittenAt milliseconds since the epoch of the first acknowledged row in this receipt, 0 if none
 * @param latency histogram of the milliseconds from the producer's timestamp to the acknowledged write, in HdrHistogram's compressed
 *     encoding, Base64 by JSON's way with bytes
 * @param newest primary keys of the last rows, newest first
 */
public record Receipt(
        int partition,
        long writtenOffset,
        long records,
        long rejected,
        long retries,
        long firstWrittenAt,
        byte[] latency,
        List<String> newest) {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    byte[] toJson() throws JsonProcessingException {
        return JSON.writeValueAsBytes(this);
    }

    static Receipt fromJson(byte[] bytes) throws IOException {
        return JSON.readValue(bytes, Receipt.class);
    }
}
