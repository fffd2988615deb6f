package io.pipelineappliance.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Records as Spark's source gives them. */
final class Sources {
    static final long PRODUCED_AT = 1_760_000_000_000L;

    private Sources() {}

    static SourceRow at(int partition, long offset) {
        return new SourceRow(bytes("key"), bytes("value"), partition, offset, PRODUCED_AT, List.of());
    }

    static SourceRow producedAt(long timestamp, long offset) {
        return new SourceRow(bytes("key"), bytes("value"), 0, offset, timestamp, List.of());
    }

    static SourceRow withHeader(String key, String value, String header) {
        return new SourceRow(
                key == null ? null : bytes(key),
                value == null ? null : bytes(value),
                3,
                42,
                PRODUCED_AT,
                List.of(new RecordHeader(header, bytes("before"))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
