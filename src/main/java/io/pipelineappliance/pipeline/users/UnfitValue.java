package io.pipelineappliance.pipeline.users;

/**
 * A value that is not what its field needs. The message says what is wrong; where it stood is added by whoever knows
 * the place.
 */
final class UnfitValue extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitValue(String message) {
        super(message, null, false, false);
    }
}
