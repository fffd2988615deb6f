package io.pipelineappliance.registry.client;

import java.util.UUID;

/** What a record on a topic carries to name its schema. */
public sealed interface SchemaReference {
    /** Where the API has it. */
    String path();

    /** An id of the registry. */
    record Id(int number) implements SchemaReference {
        @Override
        public String path() {
            return "/schemas/ids/" + Integer.toUnsignedString(number);
        }

        @Override
        public String toString() {
            return "id " + Integer.toUnsignedString(number);
        }
    }

    /** An id that is the same in every registry. */
    record Guid(UUID value) implements SchemaReference {
        @Override
        public String path() {
            return "/schemas/guids/" + value;
        }

        @Override
        public String toString() {
            return "GUID " + value;
        }
    }
}
