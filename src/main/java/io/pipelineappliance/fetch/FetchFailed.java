package io.pipelineappliance.fetch;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A fetch that brought nothing. The message is the one line that the user sees: which URL, and what was there instead
 * of people.
 */
class FetchFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient OptionalInt status;

    FetchFailed(String message) {
        this(message, OptionalInt.empty());
    }

    FetchFailed(String message, OptionalInt status) {
        super(message);
        this.status = status;
    }

    FetchFailed(String message, Throwable cause) {
        super(message, cause);
        this.status = OptionalInt.empty();
    }

    /** The HTTP status, if an answer came that was not taken. */
    OptionalInt status() {
        return status;
    }

    /** Before when the source does not want to be asked again. */
    Optional<Instant> notBefore() {
        return Optional.empty();
    }
}
