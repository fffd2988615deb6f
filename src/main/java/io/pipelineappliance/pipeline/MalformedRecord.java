package io.pipelineappliance.pipeline;

/** A record on the topic that cannot become a row. The message is the reason that travels with it to the dead letter topic. */
public class MalformedRecord extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedRecord(String message) {
        super(message);
    }
}
