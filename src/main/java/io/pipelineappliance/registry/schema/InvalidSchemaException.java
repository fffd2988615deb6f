package io.pipelineappliance.registry.schema;

/** A text that is no schema of its language. The message says why. */
public final class InvalidSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidSchemaException(String message) {
        super(message);
    }

    public InvalidSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
