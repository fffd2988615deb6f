package io.pipelineappliance.format;

import java.util.Map;

/** Values as they are, without a registry. */
public final class PlainFormat implements ValueFormat {
    @Override
    public ValueEncoder encoder() {
        return record -> new EncodedValue(record.value(), Map.of());
    }
}
