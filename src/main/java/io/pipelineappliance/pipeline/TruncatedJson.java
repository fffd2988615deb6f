package io.pipelineappliance.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Tells JSON that stops too early from text that is no JSON. */
public final class TruncatedJson {
    private TruncatedJson() {}

    /**
     * Whether it was the end of the input that failed. Jackson has a type for that, which its faster paths do not
     * throw.
     */
    public static boolean is(JsonProcessingException failure) {
        return failure instanceof JsonEOFException
                || failure.getOriginalMessage().startsWith("Unexpected end-of-input");
    }
}
