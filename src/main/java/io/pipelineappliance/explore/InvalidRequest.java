package io.pipelineappliance.explore;

import io.pipelineappliance.component.ApplianceException;

/** What was asked for cannot be done as it was asked; the sentence says what is wrong with it and what would be right. */
public final class InvalidRequest extends ApplianceException {
    private static final long serialVersionUID = 1L;

    public InvalidRequest(String message) {
        super(message);
    }

    public InvalidRequest(String message, Throwable cause) {
        super(message, cause);
    }
}
