package io.pipelineappliance.component;

/** The answer to {@link Component#check()}. */
public sealed interface Health {
    /** Serving. */
    record Up() implements Health {}

    /**
     * Not serving.
     *
     * @param reason one sentence for the user
     */
    record Down(String reason) implements Health {}

    /** Serving. */
    static Health up() {
        return new Up();
    }

    /** Not serving, and why. */
    static Health down(String reason) {
        return new Down(reason);
    }
}
