package io.pipelineappliance.dashboard.access;

import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Optional;

/** A request that may not be answered, with the sentence that says why. */
final class Refused extends HttpResponseException {
    private static final long serialVersionUID = 1L;

    private final transient Duration retryAfter;

    Refused(HttpStatus status, String sentence) {
        this(status, sentence, null);
    }

    /** @param retryAfter how long from now the same may succeed */
    Refused(HttpStatus status, String sentence, Duration retryAfter) {
        super(status.getCode(), sentence);
        this.retryAfter = retryAfter;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
