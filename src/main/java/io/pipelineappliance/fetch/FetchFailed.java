package io.pipelineappliance.fetch;

import java.time.Instant;
import java.util.Optional;

/**
 * A fetch that brought nothing. The message is the one line that the user sees: which URL, and what was there instead
 * of people.
 */
class FetchFailed extends Exception {
    private static final long serialVersionUID = 1L;

    FetchFailed(String message) {
        super(message);
    }

    FetchFailed(String message, Throwable cause) {
        super(message, cause);
    }

    /** Before when the source does not want to be asked again. */
    Optional<Instant> notBefore() {
        return Optional.empty();
    }
}
