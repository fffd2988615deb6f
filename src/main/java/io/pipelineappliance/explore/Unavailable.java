package io.pipelineappliance.explore;

import io.pipelineappliance.component.ApplianceException;

/** The system that would have to answer does not; the sentence names it, its address, and when to try again. Asking later may help. */
public final class Unavailable extends ApplianceException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String message) {
        super(message);
    }

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
