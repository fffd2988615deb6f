package io.pipelineappliance.testing;

import io.pipelineappliance.fetch.builtin.BuiltInSource;
import io.pipelineappliance.fetch.builtin.Refusal;
import io.pipelineappliance.testing.Faults.Fault;
import java.time.Duration;
import java.util.Optional;

/** Troubles with the source of people. */
public final class SourceFaults {
    private final BuiltInSource source;
    private final OpenFaults open;

    SourceFaults(BuiltInSource source, OpenFaults open) {
        this.source = source;
        this.open = open;
    }

    /**
     * Answers with this HTTP status instead of people.
     *
     * @param status 400 to 599
     */
    public Fault answer(int status) {
        return answer(status, Optional.empty());
    }

    /**
     * Answers with this HTTP status instead of people, and asks for patience.
     *
     * @param status 400 to 599, such as 429 or 503
     * @param retryAfter what the header {@code Retry-After} says, in whole seconds
     */
    public Fault answer(int status, Duration retryAfter) {
        return answer(status, Optional.of(retryAfter));
    }

    private Fault answer(int status, Optional<Duration> retryAfter) {
        return open.begin(source.refuse(new Refusal(status, retryAfter)));
    }
}
