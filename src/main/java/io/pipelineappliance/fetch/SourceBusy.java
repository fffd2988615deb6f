package io.pipelineappliance.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** The source asks for patience: 429 or 503. */
final class SourceBusy extends FetchFailed {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Duration> retryAfter;
    private final Instant answeredAt;

    SourceBusy(String url, int status, Optional<Duration> retryAfter, Instant answeredAt) {
        super(
                url + " answered " + status + (status == 429 ? " (too many requests)" : " (service unavailable)")
                        + retryAfter
                                .map(wait -> " and asks to wait " + wait.toSeconds() + " s")
                                .orElse(""),
                OptionalInt.of(status));
        this.retryAfter = retryAfter;
        this.answeredAt = answeredAt;
    }

    /** How long the source asked to wait, if it said. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    @Override
    Optional<Instant> notBefore() {
        return retryAfter.map(answeredAt::plus);
    }
}
