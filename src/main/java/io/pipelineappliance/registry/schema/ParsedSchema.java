package io.pipelineappliance.registry.schema;

import java.util.List;

/** A valid schema. */
public interface ParsedSchema {
    /** Its language. */
    SchemaType type();

    /** Its text in the form that is stored: without insignificant white space, otherwise as written. */
    String canonical();

    /** Its text with everything in one order whose order has no meaning, so that equal schemas have equal texts. */
    String normalized();

    /**
     * Why data written with another schema cannot be read with this one.
     *
     * @param writer a schema of the same language
     * @param sides how messages call the two
     * @return nothing when it can, else what is in the way
     */
    List<String> obstaclesToReading(ParsedSchema writer, Sides sides);
}
