package io.pipelineappliance.component;

import java.util.Optional;

/** The answer to {@link Component#check()}. */
public sealed interface Health {
    /**
     * Serving.
     *
     * @param notice what is not as it should be all the same, one sentence for the user
     */
    record Up(Optional<String> notice) implements Health {}

    /**
     * Not serving.
     *
     * @param reason one sentence for the user
     */
    record Down(String reason) implements Health {}

    /** Serving. */
    static Health up() {
        return up(Optional.empty());
    }

    /** Serving, and what is not as it should be all the same. */
    static Health up(Optional<String> notice) {
        return new Up(notice);
    }

    /** Not serving, and why. */
    static Health down(String reason) {
        return new Down(reason);
    }
}
