package io.pipelineappliance.pipeline;

/**
 * A record on the topic that cannot become a row. The message is the reason that travels with it to the dead letter
 * topic. It has no stack trace: the record is at fault and not the code, and a topic full of garbage must not be slow.
 */
public class MalformedRecord extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedRecord(String message) {
        super(message, null, false, false);
    }
}
