package io.pipelineappliance.stream;

/** Fails a task: a write that no retry can mend, or the end of the task while it waited. */
final class SinkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SinkException(String message, Throwable cause) {
        super(message, cause);
    }
}
