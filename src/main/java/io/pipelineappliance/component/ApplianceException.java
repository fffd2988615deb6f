package io.pipelineappliance.component;

/** An error that the user can mend. Its message is one sentence or more, each with what, why and the remedy; shown as it is. */
public class ApplianceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ApplianceException(String message) {
        super(message);
    }

    public ApplianceException(String message, Throwable cause) {
        super(message, cause);
    }
}
