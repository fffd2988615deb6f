package io.pipelineappliance.registry.store;

/** Kafka did not take a change, or did not say in time whether it did. The message says which. */
public final class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is known of the change. */
    public enum Outcome {
        /** It was not written. */
        NOT_WRITTEN,
        /** It may have been written; asking again finds out. */
        UNKNOWN,
        /** It is larger than a record of the topic may be. */
        TOO_LARGE
    }

    private final Outcome outcome;

    LogUnavailableException(Outcome outcome, String message, Throwable cause) {
        super(message, cause);
        this.outcome = outcome;
    }

    /** What is known of the change. */
    public Outcome outcome() {
        return outcome;
    }
}
