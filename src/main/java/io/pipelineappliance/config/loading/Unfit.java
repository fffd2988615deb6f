package io.pipelineappliance.config.loading;

/** A text is no value of its key; the message is the sentence after key and value. */
final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String sentence) {
        super(sentence, null, false, false);
    }
}
