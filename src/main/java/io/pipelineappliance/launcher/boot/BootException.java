package io.pipelineappliance.launcher.boot;

/** An error whose message is the sentence for the user. */
public final class BootException extends Exception {
    private static final long serialVersionUID = 1L;

    BootException(String message) {
        super(message);
    }
}
