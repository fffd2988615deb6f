package io.pipelineappliance.pipeline;

/** A response of the source that as a whole has not the source's form. The message says what is wrong in one line. */
public class MalformedResponse extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedResponse(String message) {
        super(message);
    }
}
