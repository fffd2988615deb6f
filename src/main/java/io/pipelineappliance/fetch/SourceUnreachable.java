package io.pipelineappliance.fetch;

/** No answer at all: the name is unknown, nobody listens, or time ran out. Any answer, however bad, is not this. */
final class SourceUnreachable extends FetchFailed {
    private static final long serialVersionUID = 1L;

    SourceUnreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
