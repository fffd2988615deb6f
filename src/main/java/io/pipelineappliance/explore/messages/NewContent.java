package io.pipelineappliance.explore.messages;

/**
 * A key or value to be written.
 *
 * @param format what the text is, and becomes
 * @param text null for none, which as a value is a tombstone
 * @param subject whose schema it is written with; null when the id says it
 * @param version of that subject; null means the newest
 * @param schemaId of the registry; null when the subject says it
 * @param message name of the Protobuf message; null means the schema's first
 * @param schemaInHeader whether the schema's id goes into a header instead of in front of the bytes
 */
public record NewContent(
        Format format,
        String text,
        String subject,
        Integer version,
        Integer schemaId,
        String message,
        boolean schemaInHeader) {
    /** How a text becomes bytes. */
    public enum Format {
        /** There is nothing: null. */
        NONE,
        TEXT,
        /** A text that must be JSON. */
        JSON,
        HEX,
        BASE64,
        /** JSON that is written with a schema, and checked against it. */
        SCHEMA
    }

    /** Nothing. */
    public static NewContent none() {
        return new NewContent(Format.NONE, null, null, null, null, null, false);
    }
}
