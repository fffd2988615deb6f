package io.pipelineappliance.explore;

import io.pipelineappliance.component.ApplianceException;

/** What was asked for is not there; the sentence names it. */
public final class NotFound extends ApplianceException {
    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }

    public NotFound(String message, Throwable cause) {
        super(message, cause);
    }
}
