package io.pipelineappliance.fetch.builtin;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What the source answers instead of people, as a busy or broken service does.
 *
 * @param status HTTP status, 400 to 599
 * @param retryAfter what it asks its client to wait, in whole seconds; nothing to say nothing of it
 */
public record Refusal(int status, Optional<Duration> retryAfter) {
    private static final int LEAST = 400;
    private static final int GREATEST = 599;

    public Refusal {
        if (status < LEAST || status > GREATEST) {
            throw new IllegalArgumentException(
                    "The status " + status + " refuses nothing; give one from " + LEAST + " to " + GREATEST + ".");
        }
    }

    Answer answer() {
        Map<String, String> headers = retryAfter
                .map(wait -> Map.of("Retry-After", String.valueOf(wait.toSeconds())))
                .orElse(Map.of());
        return Answer.error(status, "The built-in source was told to answer with the status " + status + ".", headers);
    }
}
